package io.livestream.chat.trunk;

import io.livestream.chat.socket.Draining;
import io.livestream.chat.socket.TakenConnection;
import io.livestream.trunk.TrunkProtocol;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Opens trunks. Who opens one gains nothing by it: each socket on it is asked for, and shows its token, as any other. */
@ApplicationScoped
class TrunkRoute {

    private static final Logger LOG = Logger.getLogger(TrunkRoute.class);

    private final Trunks trunks;
    private final Draining draining;

    TrunkRoute(Trunks trunks, Draining draining) {
        this.trunks = trunks;
        this.draining = draining;
    }

    void install(@Observes Router router) {
        router.get(TrunkProtocol.PATH).handler(this::open);
    }

    private void open(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!TrunkProtocol.PROTOCOL.equals(request.getHeader(HttpHeaders.UPGRADE))) {
            context.next();
            return;
        }
        draining.requireStaying();
        Trunk trunk = trunks.create(TakenConnection.loopOf(request.connection()));
        request.response()
                .putHeader(HttpHeaders.UPGRADE, TrunkProtocol.PROTOCOL)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .putHeader(TrunkProtocol.HEADER, trunk.name());
        request.toNetSocket()
                .onSuccess(socket -> trunk.begin(TakenConnection.take(socket, request.connection())))
                .onFailure(failure -> {
                    LOG.debugf("A gateway left before it had its trunk: %s", failure.toString());
                    trunk.gone(failure);
                });
    }
}
