package io.livestream.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/** Only auth is there, and the gateway stands behind a proxy it trusts. */
public class DeadServices implements QuarkusTestResourceLifecycleManager {

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        return Map.of(
                "livestream.auth-url", new StubService(vertx, "auth", "{}").start(),
                "livestream.stream-url", StubServices.deadAddress(),
                "livestream.chat-url", StubServices.deadAddress(),
                "livestream.qa-url", StubServices.deadAddress() + "," + StubServices.deadAddress(),
                "livestream.analytics-url", StubServices.deadAddress(),
                "livestream.trusted-proxies", "127.0.0.0/8");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
