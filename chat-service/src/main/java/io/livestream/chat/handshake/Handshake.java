package io.livestream.chat.handshake;

import io.livestream.chat.room.SeqParameter;
import io.livestream.platform.problem.Invalid;
import io.livestream.platform.problem.Unauthenticated;
import io.livestream.trunk.TrunkProtocol;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A request to open a room as it came (RFC 6455, section 4). Browsers can set no header but the subprotocols, so the token travels as
 * one of them. What is wrong with the rest is told to those alone whose token proves something.
 *
 * @param key the client's {@code Sec-WebSocket-Key}
 * @param flaw why the request can be no socket; empty if it can
 * @param place the place up to which the client has everything, as text; empty if it comes for the first time
 */
record Handshake(UUID streamId, String token, String key, Optional<String> flaw, Optional<String> place) {

    static final String PROTOCOL = "livestream.v1";

    private static final String TOKEN = "quarkus-http-upgrade#Authorization#Bearer ";
    private static final String BEARER = "Bearer ";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** @throws Unauthenticated if it shows no token */
    static Handshake of(UUID streamId, HttpServerRequest request) {
        List<String> protocols = values(request, "Sec-WebSocket-Protocol").toList();
        String token = token(request, protocols).orElseThrow(Unauthenticated::new);
        Optional<String> place = Optional.ofNullable(request.getParam("after")).filter(text -> !text.isEmpty());
        return new Handshake(streamId, token, request.getHeader("Sec-WebSocket-Key"), flaw(request, protocols), place);
    }

    /**
     * Refuses what can be no socket of ours.
     *
     * @throws MalformedHandshake if it does not ask for a socket of our protocol
     * @throws Invalid if its {@code after} is no place
     */
    void requireSound() {
        flaw.ifPresent(what -> {
            throw new MalformedHandshake(what);
        });
        place.ifPresent(Handshake::seq);
    }

    /** The place up to which the client has everything; empty if it comes for the first time. */
    Optional<Long> after() {
        return place.map(Handshake::seq);
    }

    private static long seq(String place) {
        return SeqParameter.parse("after", place);
    }

    private static Optional<String> flaw(HttpServerRequest request, List<String> protocols) {
        boolean upgrade = values(request, "Connection").anyMatch("upgrade"::equalsIgnoreCase)
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        boolean onTrunk = request.getHeader(TrunkProtocol.HEADER) != null;
        if (!upgrade && !onTrunk || !isKey(request.getHeader("Sec-WebSocket-Key"))) {
            return Optional.of("A room is opened as a WebSocket.");
        }
        if (!"13".equals(request.getHeader("Sec-WebSocket-Version"))) {
            return Optional.of("The version of WebSocket is 13.");
        }
        return protocols.contains(PROTOCOL)
                ? Optional.empty()
                : Optional.of("The subprotocol " + PROTOCOL + " is needed.");
    }

    private static boolean isKey(String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Stream<String> values(HttpServerRequest request, String header) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip);
    }

    private static Optional<String> token(HttpServerRequest request, List<String> protocols) {
        Optional<String> carried = protocols.stream()
                .map(Handshake::decoded)
                .filter(protocol -> protocol.startsWith(TOKEN))
                .map(protocol -> protocol.substring(TOKEN.length()).strip())
                .findFirst();
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return carried.or(() -> Optional.ofNullable(header)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip()));
    }

    /** Accepted percent-encoded or bare; a token has no character that decoding would change, but for a plus that none has either. */
    private static String decoded(String protocol) {
        try {
            return URLDecoder.decode(protocol, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return protocol;
        }
    }

    /** What proves to the client that its request was understood. */
    String accept() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key.strip() + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
