package io.livestream.gateway.edge;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.BindException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Opens the public port, and closes it when the requests in flight are answered and the room sockets gone.
 *
 * <p>It is a listener of our own and not the framework's: only so are unreadable requests answered as problem documents,
 * slow ones let go of, and the way of a request kept short. The framework's listener serves health and metrics, elsewhere.
 */
@Singleton
class EdgeServer {

    private static final Logger LOG = Logger.getLogger(EdgeServer.class);

    private final Vertx vertx;
    private final Edge edge;
    private String deployment;

    EdgeServer(Vertx vertx, Edge edge) {
        this.vertx = vertx;
        this.edge = edge;
    }

    void start(@Observes StartupEvent event) throws BindException, InterruptedException {
        int loops = edge.settings()
                .gateway()
                .eventLoops()
                .orElse(Runtime.getRuntime().availableProcessors());
        var options = new DeploymentOptions().setInstances(loops);
        try {
            deployment = vertx.deployVerticle(() -> new EdgeVerticle(edge), options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
        LOG.infof("The gateway listens on %s:%d with %d event loops", edge.host(), edge.actualPort(), loops);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        edge.listeningOn(0);
        if (deployment == null) {
            return;
        }
        LOG.infof("Sending %d sockets away", edge.openConnections().sockets());
        long wait = edge.settings().gateway().drain().toMillis() + 1_000;
        try {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get(wait, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Stopped before all requests were answered and all sockets closed: %s", e);
        }
    }

    private BindException failure(Throwable cause) {
        if (cause instanceof BindException inUse) {
            return new QuarkusBindException(edge.host(), edge.port(), inUse);
        }
        throw new IllegalStateException("The gateway cannot listen on its port", cause);
    }
}
