package io.livestream.gateway.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livestream.gateway.proxy.Backends;
import io.livestream.gateway.routing.Service;
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

/** Asks the services how they describe themselves. */
@Singleton
class ServiceDescriptions {

    private static final String PATH = "/q/openapi?format=json";
    private static final int TIMEOUT_MILLIS = 5_000;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final Backends backends;

    ServiceDescriptions(Vertx vertx, Backends backends) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
        this.backends = backends;
    }

    Future<ObjectNode> fetch(Service service) {
        var request = backends.of(service).choose(null).request(HttpMethod.GET, PATH);
        return client.request(request.putHeader("Accept", "application/json").setTimeout(TIMEOUT_MILLIS))
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
