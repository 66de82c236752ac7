package io.livestream.qa;

import static org.hamcrest.Matchers.equalTo;

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

    private final TestUser ada = As.student();
    private final TestUser ben = As.student();
    private final Questions questions = Questions.of(Classroom.live(As.teacher(), ada, ben));

    @BeforeEach
    void awaitReady() {
        Packaged.awaitReady();
    }

    @Test
    void aQuestionCountsItsVotes() {
        UUID question = questions.asked(ada, "Is every matrix invertible?");

        questions.upvote(ben, question).then().statusCode(200);

        questions.get(ada, question).then().statusCode(200).body("upvotes", equalTo(1));
    }
}
