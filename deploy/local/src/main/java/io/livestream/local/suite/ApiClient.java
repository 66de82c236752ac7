package io.livestream.local.suite;

import io.livestream.local.folder.Accounts;
import io.livestream.local.folder.SuiteFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few calls that the launcher itself makes to the REST API. */
public final class ApiClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI gateway;

    ApiClient(URI gateway) {
        this.gateway = gateway;
    }

    /** A reply, of which single text members are enough for us. */
    public record Reply(int status, String body) {

        /** The first text member of that name, or nothing. */
        public String text(String member) {
            Matcher found = Pattern.compile("\"%s\"\\s*:\\s*\"([^\"]+)\"".formatted(member))
                    .matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    /** With a token or without one (an empty text); the status may be any. */
    public Reply post(String path, String token, String json) {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(publisher(json)));
    }

    /** As {@link #post}. */
    public Reply get(String path, String token) {
        return send(request(path, token).GET());
    }

    /** Makes the account, unless it is there with the same password. */
    void register(Accounts.Account account, String role, String displayName) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\",\"role\":\"%s\"}"
                .formatted(account.email(), account.password(), displayName, role);
        Reply reply = post("/api/auth/register", "", body);
        if (reply.status() == 409 && !login(account).isEmpty()) {
            return;
        }
        if (reply.status() == 409) {
            throw new SuiteFailure(
                    "The account %s exists already, with another password than the one in the data folder."
                            .formatted(account.email()));
        }
        if (reply.status() != 201) {
            throw new SuiteFailure("The demo account %s could not be made: the gateway answers %d %s"
                    .formatted(account.email(), reply.status(), reply.text("code")));
        }
    }

    /** A token, or nothing when the password is not right. */
    public String login(Accounts.Account account) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(account.email(), account.password());
        return post("/api/auth/login", "", body).text("access_token");
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher publisher(String json) {
        return json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new SuiteFailure("The gateway at %s does not answer (%s).".formatted(gateway, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
