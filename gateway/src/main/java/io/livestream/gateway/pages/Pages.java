package io.livestream.gateway.pages;

import io.livestream.gateway.GatewaySettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** All that the gateway shows by itself: the application, what it has to know, and the page to try the API. */
@Singleton
public class Pages {

    private static final String DOCS = "/api/docs";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Content> pages = new HashMap<>();
    private final Application application = new Application("pages/app/");

    Pages(GatewaySettings settings) {
        own(DOCS, "docs/index.html", HTML);
        own(DOCS + "/docs.css", "docs/docs.css", CSS);
        own(DOCS + "/docs.js", "docs/docs.js", SCRIPT);
        own(DOCS + "/room", "docs/room.html", HTML);
        own(DOCS + "/room.css", "docs/room.css", CSS);
        own(DOCS + "/room.js", "docs/room.js", SCRIPT);
        String swagger = swaggerFolder();
        pages.put(DOCS + "/swagger-ui.css", load(swagger + "swagger-ui.css", CSS));
        pages.put(DOCS + "/swagger-ui.js", load(swagger + "swagger-ui-bundle.js", SCRIPT));
        pages.put("/settings.json", settings(settings.pages()));
    }

    public Optional<Content> at(String path) {
        return Optional.ofNullable(pages.get(path)).or(() -> application.at(path));
    }

    /** Whether this belongs to the application, which may use what a page to read may not, like the camera. */
    public boolean isApplication(String path) {
        return !path.startsWith(DOCS);
    }

    private static Content settings(GatewaySettings.Pages settings) {
        JsonArray iceServers = new JsonArray();
        IceServer.parse(settings.iceServers().orElse(List.of())).forEach(server -> iceServers.add(server.shown()));
        JsonObject shown =
                new JsonObject().put("directViewers", settings.directViewers()).put("iceServers", iceServers);
        return Content.of("application/json", shown.toBuffer().getBytes());
    }

    private void own(String path, String file, String type) {
        pages.put(path, load("pages/" + file, type));
    }

    /** The folder's name has the version in it, which the library's jar states. */
    private static String swaggerFolder() {
        Properties properties = new Properties();
        try {
            properties.load(
                    new ByteArrayInputStream(ClassPath.read("META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
    }

    private static Content load(String name, String type) {
        return Content.of(type, ClassPath.read(name));
    }
}
