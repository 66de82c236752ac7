package io.livestream.gateway.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.pages.Content;
import io.livestream.gateway.proxy.Backends;
import io.livestream.gateway.routing.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One description of the whole API, merged from those of the services.
 *
 * <p>It is fetched when asked for and kept for a while. While a service is down its last description stands in; a service
 * that was never seen makes the whole unavailable, since a document with a part missing looks like a complete one.
 */
@Singleton
public class ApiDescription {

    /** How soon a service that did not answer is asked again. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));
    private final Vertx vertx;
    private final ServiceDescriptions services;
    private final Backends backends;
    private final Duration age;
    private final String version;
    private final Map<Service, ObjectNode> lastGood = new EnumMap<>(Service.class);
    private Description merged;
    private long freshUntil;
    private Future<Description> refreshing;

    ApiDescription(
            Vertx vertx,
            ServiceDescriptions services,
            Backends backends,
            GatewaySettings settings,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.vertx = vertx;
        this.services = services;
        this.backends = backends;
        this.age = settings.gateway().descriptionAge();
        this.version = version;
    }

    /** Fails with a sentence for the client when there is none. */
    public synchronized Future<Description> current() {
        if (merged != null && System.nanoTime() - freshUntil < 0) {
            return Future.succeededFuture(merged);
        }
        if (refreshing == null) {
            Future<Description> refresh = fetchAll();
            refreshing = refresh;
            refresh.onComplete(_ -> refreshed(refresh));
        }
        return refreshing;
    }

    private synchronized void refreshed(Future<Description> done) {
        if (refreshing == done) {
            refreshing = null;
        }
    }

    private Future<Description> fetchAll() {
        List<Future<ObjectNode>> asked = new ArrayList<>();
        for (Service service : Service.values()) {
            asked.add(services.fetch(backends.of(service)).onSuccess(document -> keep(service, document)));
        }
        return Future.join(asked)
                .otherwiseEmpty()
                .compose(_ -> vertx.executeBlocking(() -> merge(asked.stream().allMatch(Future::succeeded))));
    }

    private synchronized void keep(Service service, ObjectNode document) {
        lastGood.put(service, document);
    }

    private Description merge(boolean complete) throws JsonProcessingException {
        ObjectNode document = new OpenApiMerge(version).merge(known());
        Description description = new Description(
                Content.of("application/yaml", yaml.writeValueAsBytes(document)),
                Content.of(
                        "application/json",
                        json.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(document)
                                .getBytes(StandardCharsets.UTF_8)));
        keep(description, complete);
        return description;
    }

    /** Of each service what is known of it. Nobody changes it, so it is merged while event loops may ask for what there is. */
    private synchronized Map<Service, ObjectNode> known() {
        for (Service service : Service.values()) {
            if (!lastGood.containsKey(service)) {
                throw new DescriptionMissing(service);
            }
        }
        return new EnumMap<>(lastGood);
    }

    private synchronized void keep(Description description, boolean complete) {
        merged = description;
        freshUntil = System.nanoTime() + (complete ? age : RETRY).toNanos();
    }
}
