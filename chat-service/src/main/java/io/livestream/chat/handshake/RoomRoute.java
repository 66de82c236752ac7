package io.livestream.chat.handshake;

import io.livestream.chat.socket.Admitted;
import io.livestream.chat.socket.SocketPipeline;
import io.livestream.chat.trunk.Trunk;
import io.livestream.chat.trunk.Trunks;
import io.livestream.trunk.TrunkProtocol;
import io.livestream.trunk.TrunkSeat;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * Opens room sockets. What is wrong with a request is answered by a problem document, before there is a socket.
 *
 * <p>The frames are not the framework's: it encodes each for each connection and writes without end to who does not read. Here the
 * connection is taken over once the handshake is done (see {@link SocketPipeline}).
 */
@ApplicationScoped
class RoomRoute {

    private static final Logger LOG = Logger.getLogger(RoomRoute.class);
    /** Before the resources, whose paths it is none of. */
    private static final int ORDER = -1_000;

    private final Origins origins;
    private final RoomAdmission admission;
    private final SocketPipeline pipeline;
    private final Trunks trunks;
    private final ExecutorService waiting;

    RoomRoute(
            Origins origins,
            RoomAdmission admission,
            SocketPipeline pipeline,
            Trunks trunks,
            @VirtualThreads ExecutorService waiting) {
        this.origins = origins;
        this.admission = admission;
        this.pipeline = pipeline;
        this.trunks = trunks;
        this.waiting = waiting;
    }

    void install(@Observes Router router) {
        router.get("/api/livestream/:id/room").order(ORDER).handler(this::open);
    }

    private void open(RoutingContext request) {
        UUID streamId = streamId(request);
        if (streamId == null) {
            request.next();
            return;
        }
        if (isForTrunk(request) && seat(request).flatMap(trunks::of).isEmpty()) {
            refuseTrunk(request);
            return;
        }
        if (!origins.allow(request.request())) {
            throw new OriginNotAllowed();
        }
        Handshake handshake = Handshake.of(streamId, request.request());
        request.request().pause();
        Context loop = Vertx.currentContext();
        waiting.execute(() -> {
            try {
                Admitted admitted = admission.admit(handshake);
                loop.runOnContext(_ -> upgrade(request, handshake, admitted));
            } catch (Throwable refusal) {
                // An error, too: the thread's end would tell the client nothing, who waits until something gives up.
                loop.runOnContext(_ -> refuse(request, refusal));
            }
        });
    }

    private static UUID streamId(RoutingContext request) {
        try {
            return UUID.fromString(request.pathParam("id"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void refuse(RoutingContext request, Throwable refusal) {
        request.request().resume();
        request.fail(refusal);
    }

    private void upgrade(RoutingContext request, Handshake handshake, Admitted admitted) {
        if (request.response().closed()) {
            return;
        }
        request.response()
                .putHeader("Sec-WebSocket-Accept", handshake.accept())
                .putHeader("Sec-WebSocket-Protocol", Handshake.PROTOCOL);
        if (isForTrunk(request)) {
            seat(request, admitted);
        } else {
            takeOver(request, admitted);
        }
    }

    private static boolean isForTrunk(RoutingContext request) {
        return request.request().getHeader(TrunkProtocol.HEADER) != null;
    }

    /** The socket is to be on a trunk, and this connection stays what it is. */
    private void seat(RoutingContext request, Admitted admitted) {
        Optional<TrunkSeat> seat = seat(request);
        Optional<Trunk> trunk = seat.flatMap(trunks::of);
        request.request().resume();
        if (trunk.isPresent()) {
            trunk.get().grant(seat.get().channel(), admitted);
            request.response()
                    .setStatusCode(TrunkProtocol.GRANTED)
                    .putHeader(TrunkProtocol.HEADER, seat.get().toString())
                    .end();
        } else {
            refuseTrunk(request);
        }
    }

    private static Optional<TrunkSeat> seat(RoutingContext request) {
        return TrunkSeat.parse(request.request().getHeader(TrunkProtocol.HEADER));
    }

    private static void refuseTrunk(RoutingContext request) {
        request.response().setStatusCode(TrunkProtocol.NO_SUCH_TRUNK).end();
    }

    private void takeOver(RoutingContext request, Admitted admitted) {
        request.response()
                .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        request.request()
                .toNetSocket()
                .onSuccess(socket -> pipeline.takeOver(socket, request.request().connection(), admitted))
                .onFailure(failure -> LOG.debugf("A client left before it had its socket: %s", failure.toString()));
    }
}
