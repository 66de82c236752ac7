package io.livestream.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.proxy.Backends;
import io.livestream.gateway.proxy.Origins;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StubServices.class)
class ApiDescriptionTest {

    private final CountDownLatch merging = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Vertx vertx;
    private final Backends backends;
    private final GatewaySettings settings;

    ApiDescriptionTest(Vertx vertx, Backends backends, GatewaySettings settings) {
        this.vertx = vertx;
        this.backends = backends;
        this.settings = settings;
    }

    @AfterEach
    void letItEnd() {
        goOn.countDown();
    }

    /** They ask on event loops, which have other things to do. */
    @Test
    void whoAsksWhileTheDescriptionsAreMergedIsNotHeldUp() throws InterruptedException {
        ApiDescription description = new ApiDescription(vertx, services(), backends, settings, "1");
        Future<Description> first = description.current();
        merging.await();

        var second = CompletableFuture.supplyAsync(description::current);

        assertThat(second).succeedsWithin(Duration.ofSeconds(5)).isSameAs(first);
    }

    private ServiceDescriptions services() {
        return new ServiceDescriptions(vertx) {
            @Override
            Future<ObjectNode> fetch(Origins service) {
                return Future.succeededFuture(new Lasting());
            }
        };
    }

    /** A document whose merging takes a while. */
    @SuppressWarnings({"serial", "unchecked"})
    private final class Lasting extends ObjectNode {

        private Lasting() {
            super(JsonNodeFactory.instance);
        }

        @Override
        public ObjectNode deepCopy() {
            merging.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.deepCopy();
        }
    }
}
