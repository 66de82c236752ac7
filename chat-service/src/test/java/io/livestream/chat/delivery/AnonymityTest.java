package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.RoomClient;
import io.livestream.platform.Ids;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnonymityTest {

    private final TestUser teacher = As.teacher();
    private final TestUser asker = As.student();
    private final TestUser student = As.student();
    private final TestUser admin = As.admin();

    @Test
    void theAuthorOfAnAnonymousQuestionIsShownToThemselfAndToAdmins() {
        Classroom room = Classroom.live(teacher, asker, student);

        try (RoomClient owner = RoomClient.open(teacher, room);
                RoomClient other = RoomClient.open(student, room);
                RoomClient self = RoomClient.open(asker, room);
                RoomClient operator = RoomClient.open(admin, room)) {
            room.append(new QuestionEvent.Asked(Ids.next(), asker.person(), true, "Why?"));

            assertThat(owner.await("question.asked").get("author").isNull()).isTrue();
            assertThat(other.await("question.asked").get("author").isNull()).isTrue();
            assertThat(self.await("question.asked").at("/author/id").textValue())
                    .isEqualTo(asker.id().toString());
            assertThat(operator.await("question.asked").at("/author/id").textValue())
                    .isEqualTo(asker.id().toString());
        }
    }

    @Test
    void thatHoldsAlsoForWhatIsReplayed() {
        Classroom room = Classroom.live(teacher, asker, student);
        long before = room.append(new QuestionEvent.Asked(Ids.next(), student.person(), false, "First"))
                .seq();
        room.append(new QuestionEvent.Asked(Ids.next(), asker.person(), true, "Why?"));

        try (RoomClient other = RoomClient.openAfter(student, room, before);
                RoomClient self = RoomClient.openAfter(asker, room, before)) {
            assertThat(other.await("question.asked").get("author").isNull()).isTrue();
            assertThat(self.await("question.asked").at("/author/id").textValue())
                    .isEqualTo(asker.id().toString());
            assertThat(other.frames().toString()).doesNotContain(asker.id().toString());
        }
    }

    @Test
    void theTextsOfADeletedQuestionAreGoneFromWhatIsReplayed() {
        Classroom room = Classroom.live(teacher, asker);
        var id = Ids.next();
        long before = room.append(new QuestionEvent.Asked(Ids.next(), asker.person(), false, "First"))
                .seq();
        room.append(new QuestionEvent.Asked(id, asker.person(), false, "A slip"));
        room.append(new QuestionEvent.Answered(id, "Another slip", false, teacher.person()));
        room.append(new QuestionEvent.Deleted(id, asker.person()));

        try (RoomClient client = RoomClient.openAfter(student, room, before)) {
            client.await("question.deleted");

            assertThat(client.frames().toString()).doesNotContain("A slip", "Another slip");
            assertThat(client.await("question.asked").get("text").isNull()).isTrue();
        }
    }
}
