package io.livestream.gateway.pages;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The gateway's own pages: a first page, and the one to try the API. They are few, so each is named here; a path that is
 * not named leads to no file.
 */
@Singleton
public class Pages {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Content> pages = new HashMap<>();

    Pages() {
        own("/", "index.html", HTML);
        own("/page.css", "page.css", CSS);
        own("/icon.svg", "icon.svg", "image/svg+xml");
        own("/api/docs", "docs/index.html", HTML);
        own("/api/docs/docs.css", "docs/docs.css", CSS);
        own("/api/docs/docs.js", "docs/docs.js", SCRIPT);
        String swagger = swaggerFolder();
        pages.put("/api/docs/swagger-ui.css", load(swagger + "swagger-ui.css", CSS));
        pages.put("/api/docs/swagger-ui.js", load(swagger + "swagger-ui-bundle.js", SCRIPT));
    }

    public Optional<Content> at(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    private void own(String path, String file, String type) {
        pages.put(path, load("pages/" + file, type));
    }

    /** The folder's name has the version in it, which the library's jar states. */
    private static String swaggerFolder() {
        try (InputStream stated = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(stated);
            return "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Content load(String name, String type) {
        try (InputStream file = open(name)) {
            return Content.of(type, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (file == null) {
            throw new IOException("There is no " + name + " on the class path");
        }
        return file;
    }
}
