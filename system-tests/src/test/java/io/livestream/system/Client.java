package io.livestream.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Somebody who calls the API through the gateway, with the headers that all their requests bear. */
public record Client(HttpClient http, URI gateway, Map<String, String> headers) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Client of(URI gateway) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        return new Client(http, gateway, Map.of());
    }

    Client with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(http, gateway, Map.copyOf(more));
    }

    Client bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Reply post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    Reply post(String path, Map<String, ?> body) {
        return with("Content-Type", "application/json").send("POST", path, json(body));
    }

    Reply put(String path, Map<String, ?> body) {
        return with("Content-Type", "application/json").send("PUT", path, json(body));
    }

    Reply put(String path) {
        return send("PUT", path, BodyPublishers.noBody());
    }

    Reply postForm(String path, String form) {
        return with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, BodyPublishers.ofString(form));
    }

    private Reply send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(PATIENCE)
                .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException _) {
            return new Reply(0, HttpHeaders.of(Map.of(), (_, _) -> true), new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher json(Map<String, ?> body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
