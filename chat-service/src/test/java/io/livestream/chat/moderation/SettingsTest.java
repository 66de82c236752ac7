package io.livestream.chat.moderation;

import static io.livestream.chat.Chats.path;
import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.settings;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.livestream.platform.event.ChatEvent;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SettingsTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void aChatIsOpenAndNotSlowAtFirst() {
        Classroom room = Classroom.scheduled(teacher);

        student.request()
                .get(path(room) + "/settings")
                .then()
                .statusCode(200)
                .body("slowModeSeconds", equalTo(0))
                .body("enabled", equalTo(true));
    }

    @Test
    void theReplyIsWhatWasSetAndTheNextCallSeesIt() {
        Classroom room = Classroom.live(teacher, student);

        settings(teacher, room, 30, false)
                .then()
                .statusCode(200)
                .body("slowModeSeconds", equalTo(30))
                .body("enabled", equalTo(false));

        post(student, room, "Hello").then().statusCode(409).body(code("chat-closed"));
        student.request().get(path(room) + "/settings").then().body("slowModeSeconds", equalTo(30));
    }

    @Test
    void aClosedChatCanBeOpenedAgain() {
        Classroom room = Classroom.live(teacher, student);
        settings(teacher, room, 0, false).then().statusCode(200);

        settings(teacher, room, 0, true).then().statusCode(200);

        post(student, room, "Hello").then().statusCode(201);
    }

    @Test
    void whatChangesNothingIsNotOnTheLog() {
        Classroom room = Classroom.scheduled(teacher);

        settings(teacher, room, 0, true).then().statusCode(200);
        settings(teacher, room, 5, true).then().statusCode(200);
        settings(teacher, room, 5, true).then().statusCode(200);

        assertThat(LogProbe.log().eventsOf(room.id(), ChatEvent.SettingsChanged.class))
                .containsExactly(new ChatEvent.SettingsChanged(5, true, teacher.person()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"slowModeSeconds\": 301, \"enabled\": true} | slowModeSeconds",
                "{\"slowModeSeconds\": -1, \"enabled\": true}  | slowModeSeconds",
                "{\"enabled\": true}                           | slowModeSeconds",
                "{\"slowModeSeconds\": 5}                      | enabled",
                "{\"slowModeSeconds\": 5, \"enabled\": null}   | enabled",
                "{\"slowModeSeconds\": 1.5, \"enabled\": true} | slowModeSeconds",
                "{\"slowModeSeconds\": \"5\", \"enabled\": true} | slowModeSeconds",
                "{\"slowModeSeconds\": 5, \"enabled\": \"yes\"} | enabled"
            })
    void aBodyOfAnotherFormIsRefused(String body, String field) {
        Classroom room = Classroom.scheduled(teacher);

        teacher.request()
                .body(body)
                .put(path(room) + "/settings")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void onlyThoseWhoRunTheStreamChangeThem() {
        TestUser moderator = As.student();
        Classroom room = Classroom.live(teacher, student).moderator(moderator);

        settings(student, room, 5, true).then().statusCode(403).body(code("not-yours"));
        settings(moderator, room, 5, true).then().statusCode(200);
        settings(As.admin(), room, 6, true).then().statusCode(200);
    }
}
