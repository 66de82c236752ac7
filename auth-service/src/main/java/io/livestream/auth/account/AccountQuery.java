package io.livestream.auth.account;

import io.livestream.platform.event.AccountRole;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.problem.Invalid;
import java.util.UUID;

/**
 * Which accounts an admin looks for; what is null does not narrow the search.
 *
 * @param before the list goes on with those made before this one; null for the beginning
 */
record AccountQuery(String text, AccountRole role, int limit, UUID before) {

    static AccountQuery parse(String q, String role, String limit, String after) {
        Cursor cursor = Cursor.parse(after, 1);
        return new AccountQuery(
                q == null || q.isBlank() ? null : q.strip(),
                role == null ? null : role(role),
                Limit.parse(limit),
                cursor == null ? null : cursor.uuid(0));
    }

    private static AccountRole role(String raw) {
        return AccountRole.from(raw).orElseThrow(() -> new Invalid("role", "must be student, teacher or admin"));
    }
}
