package io.livestream.analytics;

import io.livestream.testing.AccessMatrix;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.Operation;
import io.livestream.testing.Situation;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessMatrixTest {

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() {
        AccessMatrix.read("access-matrix.txt").check(AccessMatrixTest::aLiveClass);
    }

    private static Situation aLiveClass(Operation operation) {
        TestUser owner = As.teacher();
        TestUser moderator = As.student();
        Classroom room = Classroom.live(owner).moderator(moderator);
        return Situation.of(owner, moderator).path("streamId", room.id());
    }
}
