package io.livestream.stream.livestream;

import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.people.AccountsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Shows the streams of a teacher under the name that they bear now, but for deleted ones, which nobody sees. It is no change of the stream. */
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
        List<Object[]> teachers = changed.accounts().stream()
                .filter(account -> account.role() != AccountRole.STUDENT)
                .map(TeacherNames::arguments)
                .toList();
        sql.batch(RENAME, teachers);
    }

    private static Object[] arguments(AccountState account) {
        return new Object[] {account.displayName(), account.id(), account.displayName()};
    }
}
