package io.livestream.gateway.reply;

import io.livestream.gateway.visit.Visit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts on every reply what every reply carries, and writes the refusals. */
public final class Replies {

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence CONTENT_SECURITY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence PERMISSIONS = HttpHeaders.createOptimized("Permissions-Policy");
    private static final CharSequence TRANSPORT_SECURITY = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence ONE_YEAR = HttpHeaders.createOptimized("max-age=31536000; includeSubDomains");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence[][] ALWAYS = {
        pair("X-Content-Type-Options", "nosniff"),
        pair("Referrer-Policy", "no-referrer"),
        pair("Cross-Origin-Opener-Policy", "same-origin"),
        pair("Cross-Origin-Resource-Policy", "same-origin")
    };

    private final Cors cors;
    private final Map<Failure.Kind, Counter> refusals;

    public Replies(Cors cors, MeterRegistry metrics) {
        this.cors = cors;
        this.refusals = Stream.of(Failure.Kind.values())
                .collect(Collectors.toUnmodifiableMap(
                        kind -> kind,
                        kind -> Counter.builder("gateway.refusals")
                                .description("Requests that the gateway itself refused, by the code of the refusal")
                                .tag("code", kind.code())
                                .register(metrics)));
    }

    /** Call it last: it decides over what the origin may have said. */
    public void decorate(Visit visit, Policy policy) {
        MultiMap headers = visit.response().headers();
        for (CharSequence[] header : ALWAYS) {
            headers.set(header[0], header[1]);
        }
        headers.set(CONTENT_SECURITY, policy.contentSecurity);
        headers.set(PERMISSIONS, policy.permissions);
        headers.set(REQUEST_ID, visit.requestId());
        if (!headers.contains(HttpHeaders.DATE)) {
            headers.set(HttpHeaders.DATE, DateFormatter.format(new Date()));
        }
        if (visit.peer().secure()) {
            headers.set(TRANSPORT_SECURITY, ONE_YEAR);
        }
        if (policy == Policy.API) {
            if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
            }
            cors.decorate(visit, headers);
        }
    }

    public void preflight(Visit visit) {
        if (!cors.allows(visit)) {
            refuse(visit, Failure.FOREIGN_ORIGIN);
            return;
        }
        cors.answerPreflight(visit.response().headers());
        decorate(visit, Policy.API);
        visit.response().setStatusCode(204).end();
    }

    /** Does nothing when the reply has begun: a reply half written cannot become another one. */
    public void refuse(Visit visit, Failure failure) {
        if (visit.isAnswered()) {
            return;
        }
        refusals.get(failure.kind()).increment();
        if (failure.header() != null) {
            visit.response().putHeader(failure.header(), failure.headerValue());
        }
        if (failure.endsConnection()) {
            visit.connection().closeAfterReply(visit.request());
        }
        visit.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        decorate(visit, Policy.API);
        send(visit, failure.status(), problem(failure, visit.request().uri()));
    }

    /** Ends the reply; a HEAD gets the length and not the body. */
    public static void send(Visit visit, int status, Buffer body) {
        HttpServerResponse response = visit.response().setStatusCode(status);
        if (visit.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }

    private static Buffer problem(Failure failure, String target) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(failure.status()).reasonPhrase())
                .put("status", failure.status())
                .put("detail", failure.detail());
        String instance = Instance.of(target);
        if (instance != null) {
            problem.put("instance", instance);
        }
        return problem.put("code", failure.code()).toBuffer();
    }

    private static CharSequence[] pair(String name, String value) {
        return new CharSequence[] {HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)};
    }
}
