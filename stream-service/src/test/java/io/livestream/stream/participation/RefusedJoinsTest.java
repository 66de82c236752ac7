package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.sql.Sql;
import io.livestream.platform.sql.SqlFailure;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.TestUser;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefusedJoinsTest {

    private final TestUser teacher = As.teacher();

    @Inject
    RefusedJoins joins;

    @Inject
    MeterRegistry meters;

    @Inject
    Sql sql;

    @Test
    void whoIsTurnedAwayIsCountedByTheReason() {
        UUID id = Lessons.live(teacher, "maxViewers", 1);
        joined(id, As.student());
        double before = refused("stream-full");

        post(As.student(), id, "/join").then().statusCode(409);

        assertThat(refused("stream-full")).isEqualTo(before + 1);
    }

    @Test
    void whomTheDatabaseTurnsAwayIsCountedAsThoseForWhomSomethingIsAway() {
        double before = refused("unavailable");

        assertThatThrownBy(() -> joins.count(() -> failing("too_many_connections")))
                .isInstanceOf(SqlFailure.class);

        assertThat(refused("unavailable")).isEqualTo(before + 1);
    }

    @Test
    void whoIsTurnedAwayByAFaultOfOursIsCountedAmongTheOthers() {
        double before = refused("other");

        assertThatThrownBy(() -> joins.count(() -> failing("undefined_table"))).isInstanceOf(SqlFailure.class);

        assertThat(refused("other")).isEqualTo(before + 1);
    }

    private int failing(String condition) {
        return sql.update("do $$ begin raise %s; end $$".formatted(condition));
    }

    private double refused(String reason) {
        return meters.get("livestream.seats.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
