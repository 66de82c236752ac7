package io.livestream.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls around the measuring: they must succeed, and a few members of their replies are wanted. */
public final class Api implements AutoCloseable {

    private final URI gateway;
    private HttpConnection connection;

    public Api(URI gateway) throws IOException {
        this.gateway = gateway;
        this.connection = new HttpConnection(gateway);
    }

    /** Headers that each request of a person bears. */
    public static String headers(URI gateway, String token) {
        String host = "Host: %s:%d\r\n".formatted(gateway.getHost(), gateway.getPort());
        return token.isEmpty() ? host : host + "Authorization: Bearer " + token + "\r\n";
    }

    public String post(String path, String token, String json) throws IOException {
        return call("POST", path, token, json);
    }

    public String get(String path, String token) throws IOException {
        return call("GET", path, token, "");
    }

    /** @throws IOException if the reply is no success, with what it says */
    public String call(String method, String path, String token, String json) throws IOException {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        String type = length == 0 ? "" : "Content-Type: application/json\r\n";
        String head = "%s %s HTTP/1.1\r\n%s%sContent-Length: %d\r\n\r\n"
                .formatted(method, path, headers(gateway, token), type, length);
        byte[] request = RequestBuffer.encoded(head + json);
        int status = exchange(request);
        if (status == 429) {
            throw new TooFast(method + " " + path);
        }
        if (status / 100 != 2) {
            throw new IOException("%s %s answers %d: %s".formatted(method, path, status, connection.body()));
        }
        return connection.body();
    }

    /** A connection that was idle may have been closed meanwhile; nothing was done with the request then. */
    private int exchange(byte[] request) throws IOException {
        try {
            return connection.exchange(request, request.length);
        } catch (IOException _) {
            connection.close();
            connection = new HttpConnection(gateway);
            return connection.exchange(request, request.length);
        }
    }

    /** The first text member of that name. */
    public static String text(String json, String member) {
        return found(json, "\"%s\"\\s*:\\s*\"([^\"]+)\"".formatted(member));
    }

    /** The first number of that name. */
    public static long number(String json, String member) {
        return Long.parseLong(found(json, "\"%s\"\\s*:\\s*(\\d+)".formatted(member)));
    }

    private static String found(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("No %s in %s".formatted(pattern, json));
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        connection.close();
    }
}
