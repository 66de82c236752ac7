package io.livestream.stream.invitation;

import io.livestream.platform.paging.Cursor;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The invitations, each with the account of the invited if there is one by now. */
@ApplicationScoped
class InvitationRepository {

    private static final String FIND = """
            select i.id, i.email, i.email_hash, i.user_id, i.invited_at, a.id as account_id, a.display_name
            from invitations i
            left join lateral (select p.id, p.display_name from people p
                               where p.id = i.user_id or i.user_id is null and p.email_hash = i.email_hash
                               order by p.id limit 1) a on true
            where i.stream_id = ?""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Sql sql;

    InvitationRepository(Sql sql) {
        this.sql = sql;
    }

    Optional<InvitationView> find(UUID streamId, UUID invitationId) {
        return sql.first(FIND + " and i.id = ?", InvitationView::of, streamId, invitationId);
    }

    /** The invitation of that person to that stream, by whatever it knows them. */
    Optional<InvitationView> of(UUID streamId, Invitee invitee) {
        return sql.first(
                FIND + " and (i.user_id = ? or i.email_hash = ?)",
                InvitationView::of,
                streamId,
                invitee.userId(),
                invitee.emailHash());
    }

    List<InvitationView> inOrder(UUID streamId, Cursor after, int limit) {
        return sql.query(
                FIND
                        + " and (i.invited_at, i.id) > (coalesce(?::timestamptz, '-infinity'), ?)"
                        + " order by i.invited_at, i.id limit ?",
                InvitationView::of,
                streamId,
                after == null ? null : after.instant(0),
                after == null ? BEFORE_ALL : after.uuid(1),
                limit);
    }

    void add(UUID id, UUID streamId, Invitee invitee, Instant now) {
        sql.update("""
                insert into invitations (id, stream_id, email, email_hash, user_id, invited_at)
                values (?, ?, ?, ?, ?, ?)""", id, streamId, invitee.email(), invitee.emailHash(), invitee.userId(), now);
    }

    /** @return whom it had invited; empty if there was no such invitation */
    Optional<Invitee> remove(UUID streamId, UUID invitationId) {
        return sql.first(
                "delete from invitations where stream_id = ? and id = ? returning email, email_hash, user_id",
                row -> new Invitee(row.text("email"), row.text("email_hash"), row.uuid("user_id")),
                streamId,
                invitationId);
    }
}
