package io.livestream.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** The five services as stubs: chat twice, and each of chat and qa with a further address at which nobody listens. */
public class StubServices implements QuarkusTestResourceLifecycleManager {

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        Map<String, String> settings = new HashMap<>();
        settings.put("livestream.auth-url", stub("auth"));
        settings.put("livestream.stream-url", stub("stream"));
        settings.put("livestream.chat-url", stub("chat-1") + "," + stub("chat-2") + "," + deadAddress());
        settings.put("livestream.qa-url", deadAddress() + "," + stub("qa"));
        settings.put("livestream.analytics-url", stub("analytics"));
        settings.put("livestream.origins", "https://class.example,http://localhost:5173");
        settings.put("livestream.gateway.origin-timeout", "1S");
        settings.put("livestream.gateway.request-timeout", "1S");
        settings.put("livestream.gateway.keep-alive", "2S");
        settings.put("livestream.gateway.drain", "6S");
        return settings;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String stub(String name) {
        String service = name.replaceAll("-.*", "");
        String paths = service.equals("auth") ? "/api/auth/me" : "/api/livestream/{id}/" + service;
        return new StubService(vertx, name, """
                {"openapi": "3.1.0", "paths": {"%s": {"get": {"tags": ["%s"]}}}}""".formatted(
                                paths.replace("/qa", "/questions").replace("/analytics", "/stats"), service))
                .start();
    }

    public static String deadAddress() {
        return "http://127.0.0.1:" + FreePort.find();
    }
}
