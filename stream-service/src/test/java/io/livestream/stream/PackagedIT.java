package io.livestream.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.platform.event.ParticipantEvent;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.Packaged;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it is packaged: the jar, or with {@code -Dnative} the executable. */
@QuarkusIntegrationTest
class PackagedIT {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @BeforeEach
    void awaitReady() {
        Packaged.awaitReady();
    }

    @Test
    void whoJoinsAClassIsOnItsLog() {
        UUID streamId = Lessons.live(teacher);

        student.request().post(Lessons.path(streamId, "/join")).then().statusCode(200);

        var joined = LogProbe.log().awaitEvent(streamId, ParticipantEvent.Joined.class);
        assertThat(joined.user()).isEqualTo(student.person());
        student.request().get(Lessons.path(streamId, "")).then().statusCode(200).body("status", equalTo("live"));
    }

    @Test
    void aClassWithoutATitleIsRefused() {
        teacher.request()
                .body("{}")
                .post(Lessons.STREAMS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("title"));
    }
}
