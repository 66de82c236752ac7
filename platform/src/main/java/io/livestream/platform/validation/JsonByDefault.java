package io.livestream.platform.validation;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Takes a body whose media type is not named for JSON.
 *
 * <p>So a call without any body is judged by what it lacks, and not by a media type that nothing has.
 */
@ApplicationScoped
class JsonByDefault {

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(JsonByDefault::nameMediaType);
    }

    private static void nameMediaType(RoutingContext request) {
        MultiMap headers = request.request().headers();
        if (WITH_BODY.contains(request.request().method()) && !headers.contains(HttpHeaders.CONTENT_TYPE)) {
            headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        request.next();
    }
}
