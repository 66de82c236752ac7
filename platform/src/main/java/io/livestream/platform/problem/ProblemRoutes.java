package io.livestream.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers with a problem document what never reaches a resource: unknown addresses, bad addresses, bodies too large. */
@ApplicationScoped
class ProblemRoutes {

    private final ProblemWriter writer;
    private final long maxBody;
    private final BodyHandler bodies;

    ProblemRoutes(
            ProblemWriter writer, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.writer = writer;
        this.maxBody = maxBody.asLongValue();
        this.bodies = BodyHandler.create(false).setBodyLimit(this.maxBody);
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::readBody).failureHandler(this::answerFailure);
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, request -> answer(request, Failure.of(status)));
        }
    }

    /**
     * A body that says it is too large is refused unread; any other is read, up to the limit, before anything else. Bodies are small,
     * and a thread that reads one piece by piece costs several times what it costs to hand over the whole.
     */
    private void readBody(RoutingContext request) {
        HttpServerRequest head = request.request();
        String length = head.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > maxBody) {
            request.fail(413);
        } else if (length != null && !length.equals("0") || head.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            bodies.handle(request);
        } else {
            request.next();
        }
    }

    private void answerFailure(RoutingContext request) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        Throwable thrown = request.failure();
        boolean ofTheResources = thrown instanceof AuthenticationException
                || thrown instanceof ForbiddenException
                || thrown instanceof UnauthorizedException;
        if (ofTheResources || request.response().headWritten()) {
            request.next();
        } else if (request.statusCode() >= 400 && request.statusCode() != 500) {
            answer(request, Failure.of(request.statusCode()));
        } else {
            answer(request, thrown == null ? Failure.of(500) : Failures.of(thrown));
        }
    }

    private void answer(RoutingContext request, Failure failure) {
        HttpServerResponse response = request.response();
        if (response.headWritten()) {
            return;
        }
        if (failure.status() == 413) {
            // What the client goes on to send would be read as its next request.
            response.putHeader(HttpHeaders.CONNECTION, "close");
            response.endHandler(_ -> request.request().connection().close());
        }
        response.setStatusCode(failure.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        for (Map.Entry<String, String> header : failure.headers().entrySet()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        response.end(writer.write(failure, request.request().path()));
    }
}
