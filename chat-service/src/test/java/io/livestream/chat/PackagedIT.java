package io.livestream.chat;

import static org.hamcrest.Matchers.hasItem;

import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.Packaged;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it is packaged: the jar, or with {@code -Dnative} the executable. */
@QuarkusIntegrationTest
class PackagedIT {

    private final TestUser student = As.student();
    private final Classroom room = Classroom.live(As.teacher(), student);

    @BeforeEach
    void awaitReady() {
        Packaged.awaitReady();
    }

    @Test
    void theHistoryHasWhatWasPosted() {
        UUID message = Chats.posted(student, room, "Good morning!");

        Chats.read(student, room).then().statusCode(200).body("items.id", hasItem(message.toString()));
    }
}
