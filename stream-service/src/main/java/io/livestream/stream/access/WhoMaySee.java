package io.livestream.stream.access;

import io.livestream.platform.audience.Standing;
import io.livestream.stream.people.People;

/**
 * Who may see a stream, in SQL. The rule is {@link Standing#maySee}, which decides about one caller and one stream; statements that find
 * them among many take their conditions from here. {@code WhoMaySeeTest} asks all of them about the same cases.
 */
public final class WhoMaySee {

    /**
     * Of {@code live_streams s}, whether it is in the lists of somebody who is no admin; the arguments are their id, three times, and the
     * hash of their address. It differs from the rule in one thing: an unlisted stream is in the lists of its owner and of admins alone.
     */
    public static final String LISTED = """
            (s.visibility = 'PUBLIC' or s.teacher_id = ?
             or s.visibility = 'PRIVATE'
                and (s.id in (select m.stream_id from moderators m where m.user_id = ?)
                     or s.id in (select i.stream_id from invitations i where i.user_id = ? or i.email_hash = ?)))""";

    /** Of {@code stream_participants p}, whether they may not see the stream that they are in. */
    public static final String STRANGER = """
            exists (select from live_streams s where s.id = p.stream_id and s.visibility = 'PRIVATE')
            and not p.teacher
            and not %s
            and not %s
            and not exists (select from people a where a.id = p.user_id and %s)""".formatted(
                    moderator("p.stream_id", "p.user_id"),
                    invited("p.stream_id", "p.user_id", "p.email_hash"),
                    People.IS_ADMIN);

    private WhoMaySee() {}

    static String moderator(String streamId, String userId) {
        return "exists (select from moderators m where m.stream_id = %s and m.user_id = %s)"
                .formatted(streamId, userId);
    }

    static String invited(String streamId, String userId, String emailHash) {
        return "exists (select from invitations i where i.stream_id = %s and (i.user_id = %s or i.email_hash = %s))"
                .formatted(streamId, userId, emailHash);
    }
}
