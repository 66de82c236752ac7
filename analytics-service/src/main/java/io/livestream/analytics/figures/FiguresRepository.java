package io.livestream.analytics.figures;

import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Status;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Keeps the figures in the database. A batch costs the same few statements however many events it has. */
@ApplicationScoped
public class FiguresRepository {

    private static final Table<StreamFigures> STREAMS = new Table<StreamFigures>("stream_analytics")
            .key("stream_id", StreamFigures::streamId)
            .column("teacher_id", Row::uuid, s -> s.teacherId, (s, id) -> s.teacherId = id)
            .column("status", Row::text, s -> s.status.json(), (s, status) -> s.status = named(status))
            .column("deleted", Row::flag, s -> s.deleted, (s, deleted) -> s.deleted = deleted)
            .column("created_at", Row::instant, s -> s.createdAt, (s, at) -> s.createdAt = at)
            .column("started_at", Row::instant, s -> s.startedAt, (s, at) -> s.startedAt = at)
            .column("ended_at", Row::instant, s -> s.endedAt, (s, at) -> s.endedAt = at)
            .column("current_viewers", Row::number, s -> s.currentViewers, (s, n) -> s.currentViewers = n)
            .column("peak_viewers", Row::number, s -> s.peakViewers, (s, n) -> s.peakViewers = n)
            .column("peak_at", Row::instant, s -> s.peakAt, (s, at) -> s.peakAt = at)
            .column("unique_viewers", Row::number, s -> s.uniqueViewers, (s, n) -> s.uniqueViewers = n)
            .column("total_joins", Row::number, s -> s.totalJoins, (s, n) -> s.totalJoins = n)
            .column("closed_millis", Row::number, s -> s.closedMillis, (s, n) -> s.closedMillis = n)
            .column("open_since_millis", Row::number, s -> s.openSinceMillis, (s, n) -> s.openSinceMillis = n)
            .column("chat_messages", Row::number, s -> s.chatMessages, (s, n) -> s.chatMessages = n)
            .column("chatters", Row::number, s -> s.chatters, (s, n) -> s.chatters = n)
            .column("questions", Row::number, s -> s.questions, (s, n) -> s.questions = n)
            .column("answered_questions", Row::number, s -> s.answeredQuestions, (s, n) -> s.answeredQuestions = n)
            .column("upvotes", Row::number, s -> s.upvotes, (s, n) -> s.upvotes = n)
            .column("engaged", Row::number, s -> s.engaged, (s, n) -> s.engaged = n)
            .column("as_of", Row::instant, s -> s.asOf, (s, at) -> s.asOf = at)
            .column("seq", Row::number, s -> s.seq, (s, n) -> s.seq = n);

    private static final Table<PersonFigures> PEOPLE = new Table<PersonFigures>("attendance_people")
            .key("stream_id", p -> p.key.streamId())
            .key("user_id", p -> p.key.userId())
            .column("display_name", Row::text, p -> p.displayName, (p, name) -> p.displayName = name)
            .column("first_joined_at", Row::instant, p -> p.firstJoinedAt, (p, at) -> p.firstJoinedAt = at)
            .column("present_since", Row::instant, p -> p.presentSince, (p, at) -> p.presentSince = at)
            .column("messages", Row::number, p -> p.messages, (p, n) -> p.messages = n)
            .column("questions", Row::number, p -> p.questions, (p, n) -> p.questions = n)
            .column("anonymous_questions", Row::number, p -> p.anonymousQuestions, (p, n) -> p.anonymousQuestions = n)
            .column("upvotes", Row::number, p -> p.upvotes, (p, n) -> p.upvotes = n);

    private static final String LATEST_OF = """
            select * from stream_analytics where teacher_id = ? and not deleted
            order by coalesce(started_at, created_at) desc, stream_id limit ?""";
    private static final String TOTALS = """
            select count(*) as streams, count(*) filter (where status = 'live') as live,
                   coalesce(sum(closed_millis + current_viewers * floor(extract(epoch from as_of)) * 1000
                                - open_since_millis), 0)::bigint / 1000 as watch_seconds,
                   (select count(distinct p.user_id) from attendance_people p join stream_analytics s using (stream_id)
                    where s.teacher_id = ? and not s.deleted and p.first_joined_at is not null) as unique_viewers
            from stream_analytics where teacher_id = ? and not deleted""";
    private static final String LOCK_STREAMS = "select * from stream_analytics where stream_id = any (?) for update";
    private static final String FIND_PEOPLE = """
            select p.* from unnest(?::uuid[], ?::uuid[]) as wanted (stream_id, user_id)
            join attendance_people p using (stream_id, user_id)""";
    private static final String FIND_COMING_AFTER_THE_END = """
            select p.* from unnest(?::uuid[], ?::timestamptz[]) as ended (stream_id, at)
            join attendance_people p using (stream_id) where p.present_since > ended.at""";
    private static final String FIND_SETTLED = """
            select a.* from unnest(?::uuid[], ?::uuid[]) as wanted (stream_id, question_id)
            join answered_questions a using (stream_id, question_id)""";
    private static final String PUT_STAY = """
            insert into attendance_intervals (stream_id, user_id, from_at, to_at) values (?, ?, ?, ?)
            on conflict (stream_id, user_id, from_at) do update set to_at = excluded.to_at""";
    private static final String ADD_ACTIVITY = """
            insert into timeline_activity (stream_id, at, messages, questions) values (?, ?, ?, ?)
            on conflict (stream_id, at) do update set messages = timeline_activity.messages + excluded.messages,
                questions = timeline_activity.questions + excluded.questions""";
    /** Of those who came before the end: what {@link Fold} does of whom it holds. */
    private static final String END_STAYS =
            "update attendance_intervals set to_at = greatest(from_at, ?) where stream_id = ? and to_at is null";

    private static final String END_PRESENCE =
            "update attendance_people set present_since = null where stream_id = ? and present_since is not null";

    private final Sql sql;

    FiguresRepository(Sql sql) {
        this.sql = sql;
    }

    public Optional<StreamFigures> find(UUID streamId) {
        return sql.first("select * from stream_analytics where stream_id = ?", FiguresRepository::stream, streamId);
    }

    /** The latest classes of a teacher, deleted ones left out, latest start (or creation) first. */
    public List<StreamFigures> latestOf(UUID teacherId, int atMost) {
        return sql.query(LATEST_OF, FiguresRepository::stream, teacherId, atMost);
    }

    /** The sums over the classes of a teacher, deleted ones left out. */
    public Totals totalsOf(UUID teacherId) {
        return sql.first(TOTALS, Totals::of, teacherId, teacherId).orElseThrow();
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
        sql.query(LOCK_STREAMS, FiguresRepository::stream, List.copyOf(touched.streams()))
                .forEach(stream -> fold.streams.put(stream.streamId(), stream));
        List<PersonFigures.Key> keys = List.copyOf(touched.people());
        if (!keys.isEmpty()) {
            sql.query(
                            FIND_PEOPLE,
                            FiguresRepository::person,
                            column(keys, PersonFigures.Key::streamId),
                            column(keys, PersonFigures.Key::userId))
                    .forEach(person -> fold.people.put(person.key, person));
        }
        List<Map.Entry<UUID, Instant>> ends = List.copyOf(touched.ends().entrySet());
        if (!ends.isEmpty()) {
            sql.query(
                            FIND_COMING_AFTER_THE_END,
                            FiguresRepository::person,
                            ends.stream().map(Map.Entry::getKey).toList(),
                            ends.stream().map(Map.Entry::getValue).toList())
                    .forEach(person -> fold.people.put(person.key, person));
        }
        List<Fold.Question> questions = List.copyOf(touched.questions());
        if (!questions.isEmpty()) {
            // The owner's own are there from the beginning.
            fold.settled.addAll(sql.query(
                    FIND_SETTLED,
                    row -> new Fold.Question(row.uuid("stream_id"), row.uuid("question_id")),
                    column(questions, Fold.Question::streamId),
                    column(questions, Fold.Question::questionId)));
        }
    }

    private void save(Fold fold) {
        STREAMS.put(sql, fold.streams.values());
        PEOPLE.put(sql, fold.people.values());
        sql.batch(PUT_STAY, arguments(fold.stays.values(), stay ->
                new Object[] {stay.who().streamId(), stay.who().userId(), stay.since(), stay.until()}));
        sql.batch(ADD_ACTIVITY, arguments(fold.activity.entrySet(), entry -> new Object[] {
            entry.getKey().streamId(),
            entry.getKey().at(),
            entry.getValue().messages(),
            entry.getValue().questions()
        }));
        sql.batch(
                "insert into answered_questions (stream_id, question_id) values (?, ?)",
                arguments(fold.newlySettled, question -> new Object[] {question.streamId(), question.questionId()}));
        fold.over.forEach((stream, at) -> {
            sql.update(END_STAYS, at, stream);
            sql.update(END_PRESENCE, stream);
        });
    }

    private static <T> List<Object[]> arguments(Collection<T> items, Function<T, Object[]> of) {
        return items.stream().map(of).toList();
    }

    private static Status named(String status) {
        return Status.from(status).orElseThrow();
    }

    private static <T> List<UUID> column(List<T> items, Function<T, UUID> of) {
        return items.stream().map(of).toList();
    }

    private static StreamFigures stream(Row row) {
        return STREAMS.read(new StreamFigures(row.uuid("stream_id")), row);
    }

    private static PersonFigures person(Row row) {
        return PEOPLE.read(new PersonFigures(new PersonFigures.Key(row.uuid("stream_id"), row.uuid("user_id"))), row);
    }
}
