package io.livestream.gateway.edge;

import io.livestream.gateway.description.ApiDescription;
import io.livestream.gateway.description.Description;
import io.livestream.gateway.description.RoomDescription;
import io.livestream.gateway.pages.Content;
import io.livestream.gateway.pages.Pages;
import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.reply.Policy;
import io.livestream.gateway.reply.Replies;
import io.livestream.gateway.visit.Visit;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.function.Function;

/** What the gateway answers by itself: its pages and the descriptions of the whole API. */
final class OwnPaths {

    private static final String YAML = "/api/openapi.yaml";
    private static final String JSON = "/api/openapi.json";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Pages pages;
    private final ApiDescription description;
    private final RoomDescription room;
    private final Replies replies;

    OwnPaths(Pages pages, ApiDescription description, RoomDescription room, Replies replies) {
        this.pages = pages;
        this.description = description;
        this.room = room;
        this.replies = replies;
    }

    void answer(Visit visit, String path) {
        Optional<Content> page = pages.at(path);
        Optional<Content> ofRoom = room.at(path);
        boolean described = path.equals(YAML) || path.equals(JSON);
        if (page.isEmpty() && ofRoom.isEmpty() && !described) {
            replies.refuse(visit, Failure.NOT_FOUND);
        } else if (!isRead(visit)) {
            replies.refuse(visit, Failure.methodNotAllowed("GET, HEAD"));
        } else if (described) {
            describe(visit, path.equals(YAML) ? Description::yaml : Description::json);
        } else if (ofRoom.isPresent()) {
            send(visit, ofRoom.get(), Policy.API);
        } else {
            send(visit, page.get(), pages.isApplication(path) ? Policy.APPLICATION : Policy.PAGE);
        }
    }

    private void describe(Visit visit, Function<Description, Content> form) {
        Context here = Vertx.currentContext();
        description
                .current()
                .onComplete(described -> here.runOnContext(_ -> {
                    if (described.succeeded()) {
                        send(visit, form.apply(described.result()), Policy.API);
                    } else {
                        replies.refuse(
                                visit, Failure.unavailable(described.cause().getMessage()));
                    }
                }));
    }

    private void send(Visit visit, Content content, Policy policy) {
        if (visit.isAnswered()) {
            return;
        }
        visit.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, content.lasts() ? FOR_EVER : "no-cache")
                .putHeader(HttpHeaders.ETAG, content.etag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        replies.decorate(visit, policy);
        if (accepts(visit, HttpHeaders.IF_NONE_MATCH, content.etag())) {
            visit.response().setStatusCode(304).end();
            return;
        }
        visit.response().putHeader(HttpHeaders.CONTENT_TYPE, content.type());
        Replies.send(visit, 200, packedForm(visit, content));
    }

    private static Buffer packedForm(Visit visit, Content content) {
        if (content.brotli() != null && accepts(visit, HttpHeaders.ACCEPT_ENCODING, "br")) {
            visit.response().putHeader(HttpHeaders.CONTENT_ENCODING, "br");
            return content.brotli();
        }
        if (content.zipped() != null && accepts(visit, HttpHeaders.ACCEPT_ENCODING, "gzip")) {
            visit.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            return content.zipped();
        }
        return content.plain();
    }

    private static boolean isRead(Visit visit) {
        HttpMethod method = visit.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static boolean accepts(Visit visit, CharSequence header, String value) {
        String given = visit.request().getHeader(header);
        return given != null && given.contains(value);
    }
}
