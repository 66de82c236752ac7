package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.connection.OpenConnections;
import io.livestream.gateway.description.ApiDescription;
import io.livestream.gateway.description.RoomDescription;
import io.livestream.gateway.pages.Pages;
import io.livestream.gateway.proxy.Backends;
import io.livestream.gateway.proxy.Traces;
import io.livestream.gateway.proxy.Traffic;
import io.livestream.gateway.stub.RawClient;
import io.livestream.gateway.stub.SocketClient;
import io.livestream.gateway.stub.StubServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listener of one event loop beside that of the application, which cannot be stopped in a test. */
@QuarkusTest
@WithTestResource(StubServices.class)
class StoppingTest extends EdgeTestBase {

    /** Any free port, but not the one of the application: listeners with the same negative number share theirs. */
    private static final int ONE_OF_ITS_OWN = -2;

    private static final int HALF_A_FRAME = 100;
    private static final String REST_OF_FRAME = "x".repeat(104);
    private static final String CLOSE = "\u0088";
    private static final int CLOSE_WITH_LENGTH = 2;
    private static final String CODE = "\u0003\u00F4";

    @Inject
    Vertx vertx;

    @Inject
    GatewaySettings settings;

    @Inject
    OpenConnections open;

    @Inject
    Backends backends;

    @Inject
    Traffic traffic;

    @Inject
    Traces traces;

    @Inject
    Pages pages;

    @Inject
    ApiDescription description;

    @Inject
    RoomDescription room;

    @Inject
    MeterRegistry metrics;

    private Edge gateway;
    private String deployment;
    private CompletableFuture<Void> stopped;

    @BeforeEach
    void start() {
        gateway = new Edge(
                settings,
                open,
                backends,
                traffic,
                traces,
                pages,
                description,
                room,
                metrics,
                "127.0.0.1",
                ONE_OF_ITS_OWN);
        deployment = vertx.deployVerticle(new EdgeVerticle(gateway))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stopAtLast() {
        if (stopped == null) {
            beginToStop();
        }
        stopped.join();
    }

    @Test
    void aViewerIsToldToComeBackAndTheStopLastsUntilItHasAnswered() {
        SocketClient viewer = SocketClient.open(gateway.actualPort(), someStream());

        beginToStop();

        assertThat(stopped).succeedsWithin(drain().dividedBy(2));
        await().untilAsserted(() -> assertThat(viewer.closeCode()).isEqualTo(1012));
        assertThat(viewer.closeReason()).matches("retry-after-ms=\\d+");
    }

    @Test
    void eachIsGivenATimeOfItsOwn() {
        List<SocketClient> viewers = Stream.generate(() -> SocketClient.open(gateway.actualPort(), someStream()))
                .limit(10)
                .toList();

        beginToStop();

        await().untilAsserted(() -> assertThat(viewers)
                .allSatisfy(viewer -> assertThat(viewer.closeCode()).isEqualTo(1012)));
        assertThat(viewers.stream().map(SocketClient::closeReason).collect(Collectors.toSet()))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aFrameUnderWayIsPassedInFullAndNothingAfterIt() {
        try (RawClient viewer = enter("halting")) {
            viewer.read(HALF_A_FRAME);
            beginToStop();

            viewer.send("and now the rest");

            assertThat(viewer.read(REST_OF_FRAME.length())).isEqualTo(REST_OF_FRAME);
            assertThat(viewer.read(CLOSE_WITH_LENGTH)).startsWith(CLOSE);
            assertThat(viewer.read(CODE.length())).isEqualTo(CODE);
            viewer.send("and what comes then");
            assertThat(viewer.readToEnd()).matches("retry-after-ms=\\d+");
        }
    }

    @Test
    void whomTheRoomItselfIsSendingAwayIsToldSoAndNothingElse() {
        try (RawClient viewer = enter("parting")) {
            viewer.read(HALF_A_FRAME);
            beginToStop();

            viewer.send("and now the rest");

            assertThat(viewer.readToEnd()).isEqualTo(REST_OF_FRAME);
        }
    }

    @Test
    void whoDoesNotAnswerIsCutOffAndTheRoomHearsOfIt() {
        String stream = "halting-" + someStream();
        try (RawClient viewer = enter(stream)) {
            viewer.read(HALF_A_FRAME);
            long begun = System.nanoTime();
            beginToStop();

            assertThat(viewer.readToEnd()).isEmpty();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(drain());
            await().untilAsserted(() -> assertThat(client().get("/api/livestream/" + stream + "/chat/left")
                            .asString())
                    .isEqualTo("true"));
            assertThat(stopped).succeedsWithin(drain().dividedBy(2));
        }
    }

    @Test
    void whoDoesNotEvenReadDoesNotHoldUpTheStop() {
        try (RawClient viewer = enter("flood-" + someStream())) {
            viewer.read(1);
            beginToStop();

            assertThat(stopped).succeedsWithin(drain().plusSeconds(1));
        }
    }

    @Test
    void nobodyIsLetIntoARoomMeanwhile() {
        try (RawClient viewer = enter("halting")) {
            viewer.read(HALF_A_FRAME);
            beginToStop();

            await().ignoreExceptions().untilAsserted(() -> {
                try (RawClient late = new RawClient(gateway.actualPort())) {
                    assertThat(late.send(RawClient.upgrade("halting")).readToEnd())
                            .startsWith("HTTP/1.1 503")
                            .containsIgnoringCase("retry-after: 1");
                }
            });
        }
    }

    /** Returns when it has begun: from then on connections without a request are closed. */
    private void beginToStop() {
        try (RawClient idle = new RawClient(gateway.actualPort())) {
            stopped = vertx.undeploy(deployment).toCompletionStage().toCompletableFuture();
            idle.readToEnd();
        }
    }

    private RawClient enter(String stream) {
        RawClient viewer = new RawClient(gateway.actualPort());
        viewer.send(RawClient.upgrade(stream));
        assertThat(viewer.readLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");
        while (!viewer.readLine().isEmpty()) {
            // The other headers do not matter.
        }
        return viewer;
    }

    private Duration drain() {
        return settings.gateway().drain();
    }

    private static String someStream() {
        return UUID.randomUUID().toString();
    }
}
