package io.livestream.gateway.session;

import io.livestream.gateway.proxy.Answer;
import io.livestream.gateway.proxy.Proxy;
import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.reply.Policy;
import io.livestream.gateway.reply.Replies;
import io.livestream.gateway.routing.Routes;
import io.livestream.gateway.visit.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/**
 * How our own pages stay signed in: the refresh token is in a cookie that no script can read and that is sent to these
 * addresses only; a page gets access tokens, and keeps them in memory.
 *
 * <p>The service's calls and their rules stay as they are; this only holds the token between them. Since the browser sends the
 * cookie by itself, only pages of our own origin are listened to: a browser names the origin of every POST and DELETE, and
 * does not send a strict cookie from elsewhere in the first place.
 */
public final class Session {

    private static final String HERE = "/session";
    private static final String REFRESH = "/session/refresh";
    private static final String REFRESH_TOKEN = "refresh_token";

    private final Proxy proxy;
    private final Replies replies;

    public Session(Proxy proxy, Replies replies) {
        this.proxy = proxy;
        this.replies = replies;
    }

    public static boolean isAt(String path) {
        return path.equals(HERE) || path.equals(REFRESH);
    }

    public void answer(Visit visit, String path) {
        HttpMethod method = visit.request().method();
        boolean here = path.equals(HERE);
        if (method.equals(HttpMethod.POST) || here && method.equals(HttpMethod.DELETE)) {
            proxy.gather(
                    visit,
                    body -> fromOurPages(visit, () -> {
                        if (!here) {
                            refresh(visit);
                        } else if (method.equals(HttpMethod.DELETE)) {
                            end(visit);
                        } else {
                            begin(visit, body);
                        }
                    }));
        } else {
            replies.refuse(visit, Failure.methodNotAllowed(here ? "POST, DELETE" : "POST"));
        }
    }

    private void fromOurPages(Visit visit, Runnable action) {
        if (visit.isFromOurPages()) {
            action.run();
        } else {
            replies.refuse(visit, Failure.FOREIGN_ORIGIN);
        }
    }

    private void begin(Visit visit, Buffer credentials) {
        ask(visit, "/api/auth/login", credentials, answer -> handOn(visit, answer));
    }

    /** Nobody being signed in is no failure: it is what each first visit of a page finds out. */
    private void refresh(Visit visit) {
        Cookie cookie = visit.request().getCookie(SessionCookie.NAME);
        if (cookie == null) {
            nothing(visit);
            return;
        }
        ask(visit, "/api/auth/refresh", holding(cookie.getValue()), answer -> {
            if (answer.status() == 401) {
                SessionCookie.clear(visit);
            }
            handOn(visit, answer);
        });
    }

    private void end(Visit visit) {
        Cookie cookie = visit.request().getCookie(SessionCookie.NAME);
        if (cookie == null) {
            nothing(visit);
            return;
        }
        ask(visit, "/api/auth/refresh", holding(cookie.getValue()), renewed -> {
            if (renewed.status() == 200) {
                logOut(visit, renewed.body().toJsonObject());
            } else if (renewed.status() < 500) {
                SessionCookie.clear(visit);
                nothing(visit);
            } else {
                handOn(visit, renewed);
            }
        });
    }

    /** Only who is signed in may log out, and the access token that a page has may be over. */
    private void logOut(Visit visit, JsonObject tokens) {
        String refreshToken = tokens.getString(REFRESH_TOKEN);
        visit.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.getString("access_token"));
        ask(visit, "/api/auth/logout", holding(refreshToken), answer -> {
            if (answer.status() < 500) {
                SessionCookie.clear(visit);
            } else {
                SessionCookie.set(visit, refreshToken);
            }
            handOn(visit, answer);
        });
    }

    private void ask(Visit visit, String path, Buffer body, Consumer<Answer> receiver) {
        visit.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        proxy.ask(visit, Routes.of(path).orElseThrow(), HttpMethod.POST, body, receiver);
    }

    private static Buffer holding(String refreshToken) {
        return new JsonObject().put(REFRESH_TOKEN, refreshToken).toBuffer();
    }

    /** As the service said it, but for the refresh token, which goes into the cookie. */
    private void handOn(Visit visit, Answer answer) {
        if (visit.isAnswered()) {
            return;
        }
        Buffer body = answer.status() == 200 ? withoutRefreshToken(visit, answer.body()) : answer.body();
        for (String header : new String[] {"Content-Type", "Retry-After", "WWW-Authenticate"}) {
            if (answer.headers().contains(header)) {
                visit.response().putHeader(header, answer.headers().get(header));
            }
        }
        replies.decorate(visit, Policy.API);
        Replies.send(visit, answer.status(), body);
    }

    private static Buffer withoutRefreshToken(Visit visit, Buffer body) {
        JsonObject tokens = body.toJsonObject();
        SessionCookie.set(visit, (String) tokens.remove(REFRESH_TOKEN));
        return tokens.toBuffer();
    }

    private void nothing(Visit visit) {
        replies.decorate(visit, Policy.API);
        visit.response().setStatusCode(204).end();
    }
}
