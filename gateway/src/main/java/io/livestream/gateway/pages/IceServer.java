package io.livestream.gateway.pages;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A server by which browsers behind different routers find each other. Browsers make no connection at all when they are told of a
 * TURN server without a user and a secret, or of one whose address they cannot read; so neither is taken from an operator.
 *
 * @param user null for a STUN server, which asks for none; the same of the secret
 */
record IceServer(String url, String user, String secret) {

    private static final String PLACE = "(?:\\[[0-9a-fA-F:.]+]|[\\w.-]+)(?::\\d{1,5})?";
    private static final Pattern STUN = Pattern.compile("stuns?:" + PLACE);
    private static final Pattern TURN =
            Pattern.compile("(?<scheme>turns?:)(?:(?<user>[^:@]+):(?<secret>[^@]+)@)?(?<place>" + PLACE
                    + "(?:\\?transport=(?:udp|tcp))?)");

    static List<IceServer> parse(List<String> servers) {
        return IntStream.range(0, servers.size())
                .mapToObj(i -> parse(servers.get(i).strip(), i + 1))
                .toList();
    }

    /** A server is named by its number: what is wrong with it may be in its secret, which belongs in no log. */
    private static IceServer parse(String text, int number) {
        if (STUN.matcher(text).matches()) {
            return new IceServer(text, null, null);
        }
        var turn = TURN.matcher(text);
        if (!turn.matches()) {
            throw refused(number, "is not of the form stun:turn.example:3478 or turn:user:secret@turn.example:3478");
        }
        if (turn.group("user") == null) {
            throw refused(number, "needs a user and a secret: turn:user:secret@" + turn.group("place"));
        }
        try {
            return new IceServer(
                    turn.group("scheme") + turn.group("place"),
                    decoded(turn.group("user")),
                    decoded(turn.group("secret")));
        } catch (IllegalArgumentException _) {
            throw refused(number, "has a % in its user or secret that is not written as %25");
        }
    }

    private static ConfigurationException refused(int number, String why) {
        return new ConfigurationException("LIVESTREAM_PAGES_ICE_SERVERS: server %d %s".formatted(number, why));
    }

    /** Signs that would end a part are written as in addresses. A plus sign is only a plus sign. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** As browsers want it. */
    JsonObject shown() {
        JsonObject shown = new JsonObject().put("urls", url);
        return user == null ? shown : shown.put("username", user).put("credential", secret);
    }
}
