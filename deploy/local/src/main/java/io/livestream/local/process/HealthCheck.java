package io.livestream.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks a service's own health page. The plain old client is used because it costs the launcher no start time. */
public final class HealthCheck implements Readiness {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final Pattern DOWN =
            Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"\\s*,\\s*\"status\"\\s*:\\s*\"DOWN\"");

    private final URI page;

    /** Of the process whose health page is on that port of the loopback. */
    public HealthCheck(int port) {
        page = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port));
    }

    @Override
    public Missing ask() {
        try {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                        ? Missing.NOTHING
                        : Missing.because(whatIsDown(connection));
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return Missing.because("it does not answer on port " + page.getPort());
        }
    }

    private static String whatIsDown(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            String names =
                    DOWN.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(", "));
            return names.isEmpty() ? "its health page answers " + connection.getResponseCode() : "not ready: " + names;
        }
    }
}
