package io.livestream.gateway.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livestream.gateway.proxy.Origin;
import io.livestream.gateway.proxy.Origins;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Asks the services how they describe themselves; a service with several addresses is asked at each until one answers. */
@Singleton
class ServiceDescriptions {

    private static final String PATH = "/q/openapi?format=json";
    private static final int TIMEOUT_MILLIS = 5_000;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;

    ServiceDescriptions(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
    }

    Future<ObjectNode> fetch(Origins service) {
        return fetch(service, service.size());
    }

    private Future<ObjectNode> fetch(Origins service, int attempts) {
        Future<ObjectNode> document = ask(service.choose(null));
        return attempts <= 1 ? document : document.recover(_ -> fetch(service, attempts - 1));
    }

    private Future<ObjectNode> ask(Origin origin) {
        var request = origin.request(HttpMethod.GET, PATH).putHeader("Accept", "application/json");
        return client.request(request.setTimeout(TIMEOUT_MILLIS))
                .onFailure(_ -> origin.unreachable())
                .compose(HttpClientRequest::send)
                .compose(ServiceDescriptions::body)
                .map(this::read);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("A description was answered with " + response.statusCode());
    }

    private ObjectNode read(Buffer body) {
        try {
            return (ObjectNode) json.readTree(body.getBytes());
        } catch (IOException | ClassCastException e) {
            throw new IllegalStateException("A description is not a JSON object", e);
        }
    }
}
