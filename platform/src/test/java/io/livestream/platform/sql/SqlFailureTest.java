package io.livestream.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "58030", "40P01", "40001", "55P03"})
    void aDatabaseThatCannotJustNowMayBeAskedAgain(String state) {
        assertThat(SqlFailure.isTemporary(new SQLException("no", state))).isTrue();
    }

    @Test
    void aPoolWithoutAConnectionToGiveMayBeAskedAgain() {
        assertThat(SqlFailure.isTemporary(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "42703", "55000", "22021", "08"})
    void aStatementThatIsRefusedIsRefusedForGood(String state) {
        assertThat(SqlFailure.isTemporary(new SQLException("no", state))).isFalse();
    }

    @Test
    void whatTheDatabaseSaidIsFoundInWhateverWrapsIt() {
        SQLException said = new SQLException("violates a check", "23514");
        RollbackException ended = new RollbackException("could not commit");
        ended.addSuppressed(new RuntimeException(said));

        assertThat(SqlFailure.in(new IllegalStateException(new SqlFailure(said))))
                .containsSame(said);
        assertThat(SqlFailure.in(new IllegalStateException(ended))).containsSame(said);
        assertThat(SqlFailure.in(new IllegalStateException("something else"))).isEmpty();
    }
}
