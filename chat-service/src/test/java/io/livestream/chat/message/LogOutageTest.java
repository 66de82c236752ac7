package io.livestream.chat.message;

import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.read;
import static io.livestream.chat.Chats.seqs;
import static io.livestream.chat.Chats.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Topics;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log that takes nothing: it asks for two replicas in sync, and there is one. */
@QuarkusTest
class LogOutageTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Kafka kafka;

    LogOutageTest(Kafka kafka) {
        this.kafka = kafka;
    }

    @AfterEach
    void restore() throws ExecutionException, InterruptedException {
        requireReplicas(1);
    }

    @Test
    void postingIsUnavailableWithinSecondsAndReadingGoesOn() throws ExecutionException, InterruptedException {
        Classroom room = Classroom.live(teacher, student);
        settings(teacher, room, 300, true).then().statusCode(200);
        posted(teacher, room, "The log is there");

        requireReplicas(2);

        post(student, room, "The log is away")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("unavailable"))
                .time(lessThan(10_000L));
        assertThat(seqs(read(student, room))).hasSize(1);
        requireReplicas(1);
        // Slow mode does not count what was not posted.
        post(student, room, "The log is back").then().statusCode(201);
    }

    private void requireReplicas(int count) throws ExecutionException, InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.EVENTS);
        var entry = new ConfigEntry(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(count));
        kafka.admin()
                .incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
