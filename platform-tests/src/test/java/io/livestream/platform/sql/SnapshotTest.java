package io.livestream.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotTest {

    @Inject
    Sql sql;

    private final String topic = Ids.next().toString();

    @AfterEach
    void clear() {
        sql.update("delete from log_offsets where topic = ?", topic);
    }

    @Test
    void allQueriesSpeakOfOneMomentWhateverIsWrittenMeanwhile() {
        List<Long> counts = sql.snapshot(() -> {
            long before = count();
            QuarkusTransaction.requiringNew().run(this::write);
            return List.of(before, count());
        });

        assertThat(counts).containsExactly(0L, 0L);
        assertThat(count()).isOne();
    }

    @Test
    void nothingIsWrittenInOne() {
        assertThatExceptionOfType(SqlFailure.class).isThrownBy(() -> sql.snapshot(this::write));
    }

    private int write() {
        return sql.update(
                "insert into log_offsets (follower, topic, partition, next_offset) values ('snapshot', ?, 0, 0)",
                topic);
    }

    private long count() {
        return sql.first(
                        "select count(*) as written from log_offsets where topic = ?",
                        row -> row.number("written"),
                        topic)
                .orElseThrow();
    }
}
