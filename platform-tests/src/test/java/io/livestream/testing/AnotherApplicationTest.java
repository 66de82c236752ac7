package io.livestream.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The servers outlive the application: another one, started with other settings, meets the same. */
@QuarkusTest
@TestProfile(AnotherApplicationTest.Settings.class)
class AnotherApplicationTest {

    public static final class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.limits.max-body-size", "1M");
        }
    }

    @Test
    void theServersAreStillThere() {
        As.student().request().get("/probe").then().statusCode(200);
        assertThat(LogProbe.log().eventsOf(Classroom.scheduled(As.teacher()).id()))
                .hasSize(1);
    }
}
