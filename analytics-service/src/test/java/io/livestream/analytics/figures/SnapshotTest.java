package io.livestream.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotTest {

    @Inject
    Snapshot snapshot;

    @Inject
    Sql sql;

    private final UUID stream = UUID.randomUUID();

    @Test
    void whatIsCountedMeanwhileIsInNoPartOfAReport() {
        List<Long> read = snapshot.of(stream, () -> {
            long first = messages();
            QuarkusTransaction.requiringNew().run(this::count);
            return List.of(first, messages());
        });

        assertThat(read).containsExactly(0L, 0L);
        assertThat(messages()).isEqualTo(1);
    }

    private void count() {
        sql.update("insert into timeline_activity values (?, now(), 1, 0)", stream);
    }

    private long messages() {
        return sql.first(
                        "select coalesce(sum(messages), 0)::bigint as sum from timeline_activity where stream_id = ?",
                        row -> row.number("sum"),
                        stream)
                .orElseThrow();
    }
}
