package io.livestream.platform.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {

    @Inject
    Inbox inbox;

    @Inject
    Sql sql;

    private final String follower = "test-" + UUID.randomUUID();

    @BeforeEach
    void nothingWasSeen() {
        sql.update("delete from log_seen");
    }

    @Test
    void whoReadsTheLogAnewRemembersTheLatestOfWhatItSawAndNotAllOfIt() {
        // An event a second, as many as are forgotten in three pieces.
        sql.update("""
                insert into log_seen
                select ?, gen_random_uuid(), now() - make_interval(secs => nr) from generate_series(1, 25000) nr""", follower);

        inbox.forgetOld(100);

        // The oldest of them is the limit, and is kept as well.
        assertThat(figure("count(*)")).isEqualTo(101);
        assertThat(figure("extract(epoch from now() - min(at))")).isBetween(101L, 3600L);
        assertThat(figure("extract(epoch from now() - max(at))")).isLessThan(60);
    }

    @Test
    void fewAreAllRemembered() {
        sql.update("insert into log_seen select ?, gen_random_uuid(), now() from generate_series(1, 10)", follower);

        inbox.forgetOld(100);

        assertThat(figure("count(*)")).isEqualTo(10);
    }

    @Test
    void whoBeginsAnewForgetsInOneStepHoweverMuchItHasSeen() {
        sql.update("insert into log_seen select ?, gen_random_uuid(), now() from generate_series(1, 25000)", follower);

        QuarkusTransaction.requiringNew().run(() -> inbox.rewind(follower));

        // Rows that are deleted one by one leave their pages behind.
        assertThat(figure("(select pg_relation_size('log_seen')) + count(*)")).isZero();
    }

    @Test
    void whoBeginsAnewForgetsNothingForOthers() {
        sql.update("insert into log_seen values (?, gen_random_uuid(), now())", follower);
        sql.update("insert into log_seen values (?, gen_random_uuid(), now())", follower + "-other");

        QuarkusTransaction.requiringNew().run(() -> inbox.rewind(follower));

        assertThat(figure("count(*)")).isEqualTo(1);
    }

    private long figure(String figure) {
        return sql.first("select (" + figure + ")::bigint as figure from log_seen", row -> row.number("figure"))
                .orElseThrow();
    }
}
