package io.livestream.analytics.figures;

import io.livestream.platform.event.Logged;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Keeps the figures in the database. A batch costs the same few statements however many events it has. */
@ApplicationScoped
public class FiguresStore {

    private final Sql sql;

    FiguresStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<StreamFigures> find(UUID streamId) {
        return sql.first("select * from stream_analytics where stream_id = ?", FiguresStore::stream, streamId);
    }

    /** The latest classes of a teacher, deleted ones left out, latest start (or creation) first. */
    public List<StreamFigures> latestOf(UUID teacherId, int atMost) {
        return sql.query("""
                select * from stream_analytics where teacher_id = ? and not deleted
                order by coalesce(started_at, created_at) desc, stream_id limit ?""", FiguresStore::stream, teacherId, atMost);
    }

    /** Adds events to the figures, in the caller's transaction. */
    void add(List<Logged> events) {
        Fold fold = new Fold();
        load(fold, Touched.by(events));
        events.forEach(fold::apply);
        save(fold);
    }

    /** Forgets all figures. */
    void clear() {
        sql.update(
                "truncate stream_analytics, attendance_people, attendance_intervals, timeline_activity, answered_questions");
    }

    private void load(Fold fold, Touched touched) {
        sql.query(
                        "select * from stream_analytics where stream_id = any (?) for update",
                        FiguresStore::stream,
                        List.copyOf(touched.streams()))
                .forEach(stream -> fold.streams.put(stream.streamId(), stream));
        List<PersonFigures.Key> keys = List.copyOf(touched.people());
        if (!keys.isEmpty()) {
            sql.query(
                            """
                            select p.* from unnest(?::uuid[], ?::uuid[]) as wanted (stream_id, user_id)
                            join attendance_people p using (stream_id, user_id)""",
                            FiguresStore::person,
                            column(keys, PersonFigures.Key::streamId),
                            column(keys, PersonFigures.Key::userId))
                    .forEach(person -> fold.people.put(person.key, person));
        }
        List<Fold.Question> questions = List.copyOf(touched.questions());
        if (!questions.isEmpty()) {
            // The owner's own are there from the beginning.
            fold.settled.addAll(sql.query(
                    """
                    select a.* from unnest(?::uuid[], ?::uuid[]) as wanted (stream_id, question_id)
                    join answered_questions a using (stream_id, question_id)""",
                    row -> new Fold.Question(row.uuid("stream_id"), row.uuid("question_id")),
                    column(questions, Fold.Question::streamId),
                    column(questions, Fold.Question::questionId)));
        }
    }

    private void save(Fold fold) {
        sql.batch("""
                insert into stream_analytics (stream_id, teacher_id, status, deleted, created_at, started_at, ended_at,
                    current_viewers, peak_viewers, peak_at, unique_viewers, total_joins, closed_millis, open_since_millis,
                    chat_messages, chatters, questions, answered_questions, upvotes, engaged, as_of, seq)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (stream_id) do update set teacher_id = excluded.teacher_id, status = excluded.status,
                    deleted = excluded.deleted, created_at = excluded.created_at, started_at = excluded.started_at,
                    ended_at = excluded.ended_at, current_viewers = excluded.current_viewers,
                    peak_viewers = excluded.peak_viewers, peak_at = excluded.peak_at,
                    unique_viewers = excluded.unique_viewers, total_joins = excluded.total_joins,
                    closed_millis = excluded.closed_millis, open_since_millis = excluded.open_since_millis,
                    chat_messages = excluded.chat_messages, chatters = excluded.chatters, questions = excluded.questions,
                    answered_questions = excluded.answered_questions, upvotes = excluded.upvotes,
                    engaged = excluded.engaged, as_of = excluded.as_of, seq = excluded.seq""", arguments(fold.streams.values(), FiguresStore::arguments));
        sql.batch("""
                insert into attendance_people (stream_id, user_id, display_name, first_joined_at, present_since, messages,
                    questions, anonymous_questions, upvotes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (stream_id, user_id) do update set display_name = excluded.display_name,
                    first_joined_at = excluded.first_joined_at, present_since = excluded.present_since,
                    messages = excluded.messages, questions = excluded.questions,
                    anonymous_questions = excluded.anonymous_questions, upvotes = excluded.upvotes""", arguments(fold.people.values(), FiguresStore::arguments));
        saveTimes(fold);
    }

    private void saveTimes(Fold fold) {
        sql.batch("""
                insert into attendance_intervals (stream_id, user_id, from_at, to_at) values (?, ?, ?, ?)
                on conflict (stream_id, user_id, from_at) do update set to_at = excluded.to_at""", arguments(fold.stays.values(), stay ->
                new Object[] {stay.who().streamId(), stay.who().userId(), stay.since(), stay.until()}));
        sql.batch("""
                insert into timeline_activity (stream_id, at, messages, questions) values (?, ?, ?, ?)
                on conflict (stream_id, at) do update set messages = timeline_activity.messages + excluded.messages,
                    questions = timeline_activity.questions + excluded.questions""", arguments(fold.activity.entrySet(), entry -> new Object[] {
            entry.getKey().streamId(),
            entry.getKey().at(),
            entry.getValue().messages(),
            entry.getValue().questions()
        }));
        sql.batch(
                "insert into answered_questions (stream_id, question_id) values (?, ?)",
                arguments(fold.newlySettled, question -> new Object[] {question.streamId(), question.questionId()}));
        fold.over.forEach((stream, at) -> {
            sql.update(
                    "update attendance_intervals set to_at = greatest(from_at, ?) where stream_id = ? and to_at is null",
                    at,
                    stream);
            sql.update(
                    "update attendance_people set present_since = null where stream_id = ? and present_since is not null",
                    stream);
        });
    }

    private static Object[] arguments(StreamFigures s) {
        return new Object[] {
            s.streamId(),
            s.teacherId,
            s.status,
            s.deleted,
            s.createdAt,
            s.startedAt,
            s.endedAt,
            s.currentViewers,
            s.peakViewers,
            s.peakAt,
            s.uniqueViewers,
            s.totalJoins,
            s.closedMillis,
            s.openSinceMillis,
            s.chatMessages,
            s.chatters,
            s.questions,
            s.answeredQuestions,
            s.upvotes,
            s.engaged,
            s.asOf,
            s.seq
        };
    }

    private static Object[] arguments(PersonFigures p) {
        return new Object[] {
            p.key.streamId(),
            p.key.userId(),
            p.displayName,
            p.firstJoinedAt,
            p.presentSince,
            p.messages,
            p.questions,
            p.anonymousQuestions,
            p.upvotes
        };
    }

    private static <T> List<Object[]> arguments(Collection<T> items, Function<T, Object[]> of) {
        List<Object[]> sets = new ArrayList<>(items.size());
        items.forEach(item -> sets.add(of.apply(item)));
        return sets;
    }

    private static <T> List<UUID> column(List<T> items, Function<T, UUID> of) {
        return items.stream().map(of).toList();
    }

    private static StreamFigures stream(Row row) {
        StreamFigures s = new StreamFigures(row.uuid("stream_id"));
        s.teacherId = row.uuid("teacher_id");
        s.status = row.text("status");
        s.deleted = row.flag("deleted");
        s.createdAt = row.instant("created_at");
        s.startedAt = row.instant("started_at");
        s.endedAt = row.instant("ended_at");
        s.currentViewers = row.number("current_viewers");
        s.peakViewers = row.number("peak_viewers");
        s.peakAt = row.instant("peak_at");
        s.uniqueViewers = row.number("unique_viewers");
        s.totalJoins = row.number("total_joins");
        s.closedMillis = row.number("closed_millis");
        s.openSinceMillis = row.number("open_since_millis");
        s.chatMessages = row.number("chat_messages");
        s.chatters = row.number("chatters");
        s.questions = row.number("questions");
        s.answeredQuestions = row.number("answered_questions");
        s.upvotes = row.number("upvotes");
        s.engaged = row.number("engaged");
        s.asOf = row.instant("as_of");
        s.seq = row.number("seq");
        return s;
    }

    private static PersonFigures person(Row row) {
        PersonFigures p = new PersonFigures(new PersonFigures.Key(row.uuid("stream_id"), row.uuid("user_id")));
        p.displayName = row.text("display_name");
        p.firstJoinedAt = row.instant("first_joined_at");
        p.presentSince = row.instant("present_since");
        p.messages = row.number("messages");
        p.questions = row.number("questions");
        p.anonymousQuestions = row.number("anonymous_questions");
        p.upvotes = row.number("upvotes");
        return p;
    }
}
