package io.livestream.qa;

import io.livestream.testing.TestUser;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One request many times over, all under way before the first reply is read: more at once than threads can send. */
public final class Stampede {

    private Stampede() {}

    public static List<HttpResponse<String>> post(TestUser who, String path, int times) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d%s".formatted(RestAssured.port, path)))
                .header("Authorization", "Bearer " + who.token())
                .POST(BodyPublishers.noBody())
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<String>>> replies = IntStream.range(0, times)
                    .mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofString()))
                    .toList();
            return replies.stream().map(CompletableFuture::join).toList();
        }
    }
}
