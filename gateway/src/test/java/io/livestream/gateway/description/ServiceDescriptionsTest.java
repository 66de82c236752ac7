package io.livestream.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livestream.gateway.proxy.Origins;
import io.livestream.gateway.stub.StubService;
import io.livestream.gateway.stub.StubServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceDescriptionsTest {

    private final Vertx vertx = Vertx.vertx();
    private final ServiceDescriptions descriptions = new ServiceDescriptions(vertx);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void whereOneAddressOfAServiceIsDeadTheOthersAreAsked() {
        String alive = new StubService(vertx, "qa", "{\"openapi\": \"3.1.0\"}").start();
        Origins deadFirst =
                Origins.parse("test", List.of(StubServices.deadAddress(), StubServices.deadAddress(), alive));

        ObjectNode document = await(descriptions.fetch(deadFirst));

        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void whereNoAddressAnswersThereIsNoDescription() {
        Origins dead = Origins.parse("test", List.of(StubServices.deadAddress(), StubServices.deadAddress()));

        assertThat(descriptions.fetch(dead).toCompletionStage()).failsWithin(Duration.ofSeconds(20));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
