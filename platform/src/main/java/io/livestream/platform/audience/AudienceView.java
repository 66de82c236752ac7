package io.livestream.platform.audience;

import io.livestream.platform.audience.AudienceSnapshot.Invitation;
import io.livestream.platform.audience.AudienceSnapshot.Member;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.problem.StreamNotFound;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * A service's own view of who may do what in which stream, kept in its database from the log.
 *
 * <p>It is as old as the follower that feeds it; decide through {@code FreshView} before refusing by it.
 */
@ApplicationScoped
public class AudienceView {

    private static final String FIND = """
            select s.state,
                   coalesce(p.moderator, false) as moderator, coalesce(p.removed, false) as removed,
                   coalesce(p.present, false) as present, p.first_joined_at is not null as joined_ever,
                   exists (select from audience_invitations i
                           where i.stream_id = s.id and (i.user_id = ? or i.email_hash = ?)) as invited
            from audience_streams s
            left join audience_people p on p.stream_id = s.id and p.user_id = ?
            where s.id = ? and not s.deleted""";

    private final Sql sql;

    AudienceView(Sql sql) {
        this.sql = sql;
    }

    /** How the caller stands to the stream, also when it is hidden from them; empty if it is unknown or deleted. */
    public Optional<Standing> find(UUID streamId, Caller caller) {
        return sql.first(FIND, row -> standing(row, caller), caller.id(), caller.emailHash(), caller.id(), streamId);
    }

    /** @throws StreamNotFound if for this caller there is no such stream */
    public Standing require(UUID streamId, Caller caller) {
        return find(streamId, caller)
                .orElseThrow(() -> new StreamNotFound(streamId))
                .requireSeen();
    }

    private static Standing standing(Row row, Caller caller) {
        return Standing.of(
                state(row),
                caller,
                row.flag("moderator"),
                row.flag("invited"),
                row.flag("removed"),
                row.flag("present"),
                row.flag("joined_ever"));
    }

    /** All that is known of a stream; of one moment if the caller's transaction sees one. */
    public AudienceSnapshot snapshot(UUID streamId) {
        record Known(StreamState stream, int peakViewers) {}
        Optional<Known> known = sql.first(
                "select state, peak_viewers from audience_streams where id = ? and not deleted",
                row -> new Known(state(row), (int) row.number("peak_viewers")),
                streamId);
        return new AudienceSnapshot(
                known.map(Known::stream),
                known.map(Known::peakViewers).orElse(0),
                sql.query("select * from audience_people where stream_id = ?", AudienceView::member, streamId),
                sql.query(
                        "select * from audience_invitations where stream_id = ?", AudienceView::invitation, streamId));
    }

    private static Member member(Row row) {
        return new Member(
                row.uuid("user_id"),
                row.flag("moderator"),
                row.flag("removed"),
                row.flag("present"),
                row.instant("first_joined_at") != null);
    }

    private static Invitation invitation(Row row) {
        return new Invitation(row.uuid("invitation_id"), row.uuid("user_id"), row.text("email_hash"));
    }

    private static StreamState state(Row row) {
        try {
            return EventCodec.read(row.bytes("state"), StreamState.class);
        } catch (Unreadable e) {
            throw new IllegalStateException("audience_streams holds what no version wrote", e);
        }
    }

    /** Takes over what an event changes; inside the follower's transaction. */
    public void apply(Logged logged) {
        UUID stream = logged.streamId();
        switch (logged.event()) {
            case StreamEvent.Created(StreamState state) -> put(state);
            case StreamEvent.Updated(StreamState state) -> put(state);
            case StreamEvent.Started(StreamState state) -> put(state);
            case StreamEvent.Cancelled(StreamState state) -> put(state);
            case StreamEvent.Stopped(StreamState state) -> {
                put(state);
                sql.update("update audience_people set present = false where stream_id = ? and present", stream);
            }
            case StreamEvent.Deleted _ -> delete(stream);
            case ParticipantEvent event -> apply(stream, event);
            case ChatEvent _, QuestionEvent _ -> {}
        }
    }

    /** Forgets everything, so that it can be built again from the start of the log. */
    public void clear() {
        sql.update("truncate audience_streams, audience_people, audience_invitations");
    }

    private void put(StreamState state) {
        sql.update("""
                insert into audience_streams (id, state, teacher_id) values (?, ?, ?)
                on conflict (id) do update set state = excluded.state""", state.id(), EventCodec.json(state), state.teacher().id());
    }

    private void delete(UUID stream) {
        sql.update("update audience_streams set deleted = true where id = ?", stream);
        sql.update("delete from audience_people where stream_id = ?", stream);
        sql.update("delete from audience_invitations where stream_id = ?", stream);
    }

    private void apply(UUID stream, ParticipantEvent event) {
        switch (event) {
            case ParticipantEvent.Joined joined -> joined(stream, joined);
            case ParticipantEvent.Left left ->
                sql.update(
                        "update audience_people set present = false where stream_id = ? and user_id = ?",
                        stream,
                        left.userId());
            case ParticipantEvent.Removed removed -> sql.update("""
                    insert into audience_people (stream_id, user_id, removed) values (?, ?, true)
                    on conflict (stream_id, user_id) do update set removed = true, present = false""", stream, removed.userId());
            case ParticipantEvent.Readmitted readmitted ->
                sql.update(
                        "update audience_people set removed = false where stream_id = ? and user_id = ?",
                        stream,
                        readmitted.userId());
            case ParticipantEvent.Invited invited ->
                sql.update("""
                    insert into audience_invitations (stream_id, invitation_id, user_id, email_hash) values (?, ?, ?, ?)
                    on conflict (stream_id, invitation_id) do update
                    set user_id = excluded.user_id, email_hash = excluded.email_hash""", stream, invited.invitationId(), invited.userId(), invited.emailHash());
            case ParticipantEvent.Uninvited uninvited ->
                sql.update(
                        "delete from audience_invitations where stream_id = ? and invitation_id = ?",
                        stream,
                        uninvited.invitationId());
            case ParticipantEvent.ModeratorNamed named -> moderator(stream, named.userId(), true);
            case ParticipantEvent.ModeratorDismissed dismissed -> moderator(stream, dismissed.userId(), false);
        }
    }

    private void joined(UUID stream, ParticipantEvent.Joined joined) {
        sql.update("""
                insert into audience_people (stream_id, user_id, present, first_joined_at) values (?, ?, true, ?)
                on conflict (stream_id, user_id) do update
                set present = true,
                    first_joined_at = coalesce(audience_people.first_joined_at, excluded.first_joined_at)""", stream, joined.user().id(), joined.joinedAt());
        sql.update(
                "update audience_streams set peak_viewers = ? where id = ? and peak_viewers < ?",
                joined.viewers(),
                stream,
                joined.viewers());
    }

    private void moderator(UUID stream, UUID userId, boolean moderator) {
        sql.update("""
                insert into audience_people (stream_id, user_id, moderator) values (?, ?, ?)
                on conflict (stream_id, user_id) do update set moderator = excluded.moderator""", stream, userId, moderator);
    }
}
