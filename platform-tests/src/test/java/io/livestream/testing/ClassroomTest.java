package io.livestream.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.event.ParticipantEvent.Joined;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClassroomTest {

    private final TestUser teacher = As.teacher();
    private final TestUser ada = As.student();
    private final TestUser ben = As.student();

    @Test
    void aJoinTellsHowManySeatsAreTaken() {
        Classroom room = Classroom.live(teacher, teacher, ada, ben);
        room.leave(ada).join(ada).remove(ben).leave(ada).join(ada);

        assertThat(LogProbe.log().eventsOf(room.id(), Joined.class))
                .extracting(Joined::viewers)
                .containsExactly(0, 1, 2, 2, 1);
    }
}
