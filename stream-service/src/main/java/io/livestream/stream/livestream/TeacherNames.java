package io.livestream.stream.livestream;

import io.livestream.platform.event.AccountState;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.people.AccountsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Shows the streams of a teacher, who may be none any longer, under the name that they bear now, but for deleted ones, which nobody sees.
 * It is no change of the stream.
 */
@ApplicationScoped
class TeacherNames {

    static final String RENAME = """
            update live_streams set teacher_name = ?
            where teacher_id = ? and teacher_name <> ? and deleted_at is null""";

    private final Sql sql;

    TeacherNames(Sql sql) {
        this.sql = sql;
    }

    void rename(@Observes AccountsChanged changed) {
        sql.batch(
                RENAME, changed.accounts().stream().map(TeacherNames::arguments).toList());
    }

    private static Object[] arguments(AccountState account) {
        return new Object[] {account.displayName(), account.id(), account.displayName()};
    }
}
