package io.livestream.gateway.routing;

import java.util.Optional;

/** Which service answers which path. Whatever is not named here reaches no service. */
public final class Routes {

    private static final String KEY_SET = "/.well-known/jwks.json";
    private static final String AUTH = "/api/auth";
    private static final String LIVESTREAM = "/api/livestream";
    private static final String OVERVIEW = "/api/livestream/stats/overview";

    private Routes() {}

    /** Expects a path without a trailing slash. */
    public static Optional<Route> of(String path) {
        if (path.equals(KEY_SET)) {
            return Optional.of(Route.to(Service.AUTH, AUTH + KEY_SET));
        }
        if (isOrIsBelow(path, AUTH)) {
            return Optional.of(Route.to(Service.AUTH, path));
        }
        if (path.equals(OVERVIEW)) {
            return Optional.of(Route.to(Service.ANALYTICS, path));
        }
        return isOrIsBelow(path, LIVESTREAM) ? Optional.of(ofStream(path)) : Optional.empty();
    }

    private static Route ofStream(String path) {
        int id = LIVESTREAM.length() + 1;
        int idEnd = path.indexOf('/', id);
        if (idEnd < 0) {
            return Route.to(Service.STREAM, path);
        }
        int partEnd = path.indexOf('/', idEnd + 1);
        String part = path.substring(idEnd + 1, partEnd < 0 ? path.length() : partEnd);
        String streamId = path.substring(id, idEnd);
        return switch (part) {
            case "chat" -> new Route(Service.CHAT, path, streamId, false);
            case "room" -> partEnd < 0 ? new Route(Service.CHAT, path, streamId, true) : Route.to(Service.STREAM, path);
            case "questions" -> Route.to(Service.QA, path);
            case "stats" -> Route.to(Service.ANALYTICS, path);
            default -> Route.to(Service.STREAM, path);
        };
    }

    private static boolean isOrIsBelow(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
