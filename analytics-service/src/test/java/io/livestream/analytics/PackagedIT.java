package io.livestream.analytics;

import static org.hamcrest.Matchers.equalTo;

import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.Packaged;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it is packaged: the jar, or with {@code -Dnative} the executable. */
@QuarkusIntegrationTest
class PackagedIT {

    @BeforeEach
    void awaitReady() {
        Packaged.awaitReady();
    }

    @Test
    void theFiguresCountWhoCame() {
        TestUser teacher = As.teacher();
        Classroom room = Classroom.live(teacher, As.student(), As.student());

        var stats = teacher.request().get("/api/livestream/{id}/stats", room.id());

        stats.then().statusCode(200).body("currentViewers", equalTo(2));
    }
}
