package io.livestream.gateway.pages;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The application that people see in a browser, as the build of {@code src/main/webui} left it in the jar.
 *
 * <p>Its files have a hash in their names and last for ever; the one page that names them is asked for anew each time. The
 * application has addresses of its own, which all lead to that page. A build without Node leaves the application out; these
 * addresses then say so.
 */
final class Application {

    private static final String PAGE = "index.html";
    private static final String LEFT_OUT = "pages/left-out.html";

    /** The first parts of the application's own addresses; what comes after them it finds out by itself. */
    private static final Set<String> ROUTES = Set.of("", "sign-in", "register", "profile", "classes", "dashboard");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Content> files = new HashMap<>();

    /** @param folder where the build left it, with a list of its files */
    Application(String folder) {
        ClassPath.find(folder + "files.txt")
                .ifPresentOrElse(
                        list -> new String(list, StandardCharsets.UTF_8)
                                .lines()
                                .forEach(name -> files.put("/" + name, load(folder, name))),
                        () -> files.put("/" + PAGE, Content.of(TYPES.get("html"), ClassPath.read(LEFT_OUT))));
    }

    Optional<Content> at(String path) {
        int second = path.indexOf('/', 1);
        String first = path.substring(1, second < 0 ? path.length() : second);
        return Optional.ofNullable(files.get(ROUTES.contains(first) ? "/" + PAGE : path));
    }

    private static Content load(String folder, String name) {
        String file = folder + name;
        return Content.packed(
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"),
                name.startsWith("assets/"),
                ClassPath.read(file),
                ClassPath.find(file + ".gz").orElse(null),
                ClassPath.find(file + ".br").orElse(null));
    }
}
