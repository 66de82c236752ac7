package io.livestream.chat.handshake;

import io.livestream.chat.socket.Admitted;
import io.livestream.chat.socket.SocketPipeline;
import io.livestream.chat.trunk.Trunks;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;

/** The rooms of the application under test once more, below another path, where letting anybody in ends with an error. */
@ApplicationScoped
class BrokenRoomRoute {

    static final String PATH = "/broken";

    private final Vertx vertx;
    private final RoomRoute route;

    BrokenRoomRoute(
            Vertx vertx,
            Origins origins,
            SocketPipeline pipeline,
            Trunks trunks,
            @VirtualThreads ExecutorService waiting) {
        this.vertx = vertx;
        RoomAdmission broken = new RoomAdmission(null, null, null, null, null, null) {
            @Override
            Admitted admit(Handshake handshake) {
                throw new StackOverflowError();
            }
        };
        route = new RoomRoute(origins, broken, pipeline, trunks, waiting);
    }

    void install(@Observes Router router) {
        Router rooms = Router.router(vertx);
        route.install(rooms);
        router.route(PATH + "/*").subRouter(rooms);
    }
}
