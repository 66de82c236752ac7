package io.livestream.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/** Only a node of chat that takes trunks is there. */
public class TrunkNodes implements QuarkusTestResourceLifecycleManager {

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        return Map.of(
                "livestream.auth-url", StubServices.deadAddress(),
                "livestream.stream-url", StubServices.deadAddress(),
                "livestream.chat-url", new TrunkNode(vertx).start(),
                "livestream.qa-url", StubServices.deadAddress(),
                "livestream.analytics-url", StubServices.deadAddress(),
                "livestream.gateway.event-loops", "2",
                "livestream.gateway.drain", "6S");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
