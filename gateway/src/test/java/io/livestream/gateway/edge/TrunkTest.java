package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.gateway.stub.RawClient;
import io.livestream.gateway.stub.SocketClient;
import io.livestream.gateway.stub.TrunkNodes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms at a node that takes trunks. The gateway has two event loops, which take clients in turn. */
@QuarkusTest
@WithTestResource(TrunkNodes.class)
class TrunkTest extends EdgeTestBase {

    private static final int LOOPS = 2;
    /** Of a frame that is long. */
    private static final int FRAME_HEAD = 10;

    private static final int FLOOD_FRAMES = 500;
    private static final String FLOOD_FRAME = "\u0081~\u007d\u0000" + "x".repeat(32_000);

    @Test
    void theSocketsOfManyClientsAreOneConnectionForEachEventLoop() {
        List<String> streams = List.copyOf(open(20).keySet());

        assertThat(streams.stream().map(this::trunkOf).distinct()).hasSize(LOOPS);
        await().untilAsserted(() -> {
            JsonPath open = at(streams.getFirst(), "open");
            assertThat(open.getInt("trunks")).isEqualTo(LOOPS);
            // Besides, each event loop keeps a connection on which rooms are asked for, and one for such requests as
            // this.
            assertThat(open.getInt("connections")).isLessThanOrEqualTo(3 * LOOPS);
        });
    }

    @Test
    void whatTheNodeSaysToSeveralAtOnceReachesEachOfThemAndNobodyElse() {
        Map<String, SocketClient> some = open(6);
        Map<String, SocketClient> others = open(6);

        int copies = say(some, "to some");
        say(others, "to others");

        await().untilAsserted(() -> {
            assertThat(some.values())
                    .allSatisfy(viewer -> assertThat(viewer.texts()).containsExactly("to some"));
            assertThat(others.values())
                    .allSatisfy(viewer -> assertThat(viewer.texts()).containsExactly("to others"));
        });
        assertThat(copies).isLessThanOrEqualTo(LOOPS);
    }

    @Test
    void whatAClientSaysIsHeardAsItsOwn() {
        List<String> streams = streams(6);
        List<RawClient> clients = streams.stream().map(this::enter).toList();

        for (int i = 0; i < streams.size(); i++) {
            clients.get(i).send("I am " + streams.get(i));
        }

        await().untilAsserted(() -> assertThat(streams)
                .allSatisfy(stream ->
                        assertThat(seen(stream).getString("beginning")).isEqualTo("I am " + stream)));
        clients.forEach(RawClient::close);
    }

    @Test
    void aClientThatDoesNotReadIsToldToTheNodeAndLosesNothing() {
        String stream = someStream();
        try (RawClient client = enter(stream)) {
            at(stream, "flood");
            await().until(() -> seen(stream).getBoolean("paused"));
            assertThat(seen(stream).getInt("flooded")).isLessThan(FLOOD_FRAMES);

            String all = client.read(FLOOD_FRAMES * FLOOD_FRAME.length());

            assertThat(all.equals(FLOOD_FRAME.repeat(FLOOD_FRAMES))).isTrue();
            await().until(() -> !seen(stream).getBoolean("paused"));
        }
    }

    @Test
    void aClientThatDoesNotReadDelaysNobodyElse() {
        String stream = someStream();
        try (RawClient client = enter(stream)) {
            Map<String, SocketClient> others = open(2 * LOOPS);
            assertThat(others.keySet().stream().map(this::trunkOf)).contains(trunkOf(stream));
            at(stream, "flood");
            await().until(() -> seen(stream).getBoolean("paused"));

            say(others, "meanwhile");

            await().untilAsserted(() -> assertThat(others.values())
                    .allSatisfy(viewer -> assertThat(viewer.texts()).containsExactly("meanwhile")));
            assertThat(seen(stream).getBoolean("paused")).isTrue();
            assertThat(client.read(FLOOD_FRAME.length())).isEqualTo(FLOOD_FRAME);
        }
    }

    @Test
    void aNodeThatDoesNotReadIsFeltByTheClientAndLosesNothing() {
        int all = 1_000;
        String much = "x".repeat(64_000);
        String stream = someStream();
        AtomicInteger sent = new AtomicInteger();
        try (RawClient client = enter(stream)) {
            at(stream, "stand-still");

            Thread.ofVirtual().start(() -> {
                while (sent.get() < all) {
                    client.send(much);
                    sent.incrementAndGet();
                }
            });

            await().during(Duration.ofSeconds(1)).until(sent::get, times -> times > 0 && times < all);
            at(stream, "go-on");
            await().until(() -> seen(stream).getInt("heard") == all * much.length());
        }
    }

    @Test
    void theReasonForWhichTheNodeClosesReachesTheClient() {
        String stream = someStream();
        SocketClient viewer = open(stream);

        part(stream, "farewell", 1);

        await().untilAsserted(() -> assertThat(viewer.closeCode()).isEqualTo(4003));
        assertThat(viewer.closeReason()).isEqualTo("removed");
        assertThat(viewer.texts()).containsExactly("farewell");
    }

    @Test
    void aClientWhoseChannelIsClosedStillGetsWhatWasSaidBefore() {
        String stream = someStream();
        String lastWords = "I have to go. ";
        int times = 200_000;
        try (RawClient client = enter(stream)) {
            part(stream, lastWords, times);
            await().until(() -> seen(stream).getInt("pauses") > 0);

            String all = client.readToEnd();

            assertThat(all.substring(FRAME_HEAD).startsWith(lastWords.repeat(times)))
                    .isTrue();
            assertThat(all).endsWith(lastWords + "\u0088\t\u000f\u00a3removed");
        }
    }

    @Test
    void aClientThatLeavesIsToldToTheNode() {
        String left = someStream();
        String stays = someStream();
        RawClient client = enter(left);
        open(stays);

        client.close();

        await().until(() -> seen(left).getBoolean("closed"));
        assertThat(seen(stays).getBoolean("closed")).isFalse();
    }

    @Test
    void aTrunkThatBreaksEndsItsClientsAndTheNextAreOnANewOne() {
        String stream = someStream();
        try (RawClient client = enter(stream)) {
            String broken = trunkOf(stream);

            at(stream, "break");

            assertThat(client.readToEnd()).isEmpty();
            Set<String> next = open(2 * LOOPS).keySet();
            assertThat(next.stream().map(this::trunkOf).distinct())
                    .hasSize(LOOPS)
                    .doesNotContain(broken);
        }
    }

    @Test
    void aClientCannotChooseItsSeat() {
        String stream = someStream();
        String intruder = someStream();
        open(stream);

        try (RawClient client = enter(intruder, "Livestream-Trunk: " + seatOf(stream) + "\r\n")) {
            client.send("I am nobody else");

            await().untilAsserted(() ->
                    assertThat(seen(intruder).getString("beginning")).isEqualTo("I am nobody else"));
            assertThat(seatOf(intruder)).isNotEqualTo(seatOf(stream));
        }
    }

    @Test
    void aClientIsNotToldItsSeat() {
        String stream = someStream();
        try (RawClient client = new RawClient(edge.actualPort())) {
            client.send(RawClient.upgrade(stream));

            List<String> head = Stream.generate(client::readLine)
                    .takeWhile(line -> !line.isEmpty())
                    .toList();

            assertThat(head)
                    .startsWith("HTTP/1.1 101 Switching Protocols")
                    .noneMatch(line -> line.toLowerCase().startsWith("livestream-trunk"))
                    .noneMatch(line -> line.toLowerCase().startsWith("content-length"));
        }
    }

    /** Returns when the node knows that the client is there. */
    private SocketClient open(String stream) {
        SocketClient viewer = SocketClient.open(edge.actualPort(), stream);
        awaitOpened(stream);
        return viewer;
    }

    /** One after the other, with nothing between them, so that each event loop gets its share. */
    private Map<String, SocketClient> open(int count) {
        Map<String, SocketClient> viewers = streams(count).stream()
                .collect(Collectors.toMap(stream -> stream, stream -> SocketClient.open(edge.actualPort(), stream)));
        viewers.keySet().forEach(this::awaitOpened);
        return viewers;
    }

    /** As {@link #open(String)}, for a client that reads when it is told to. */
    private RawClient enter(String stream, String... headers) {
        RawClient client = new RawClient(edge.actualPort());
        client.send(RawClient.upgrade(stream, headers));
        assertThat(client.readLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");
        while (!client.readLine().isEmpty()) {
            // The other headers do not matter.
        }
        awaitOpened(stream);
        return client;
    }

    private void awaitOpened(String stream) {
        await().until(() -> seen(stream).getBoolean("opened"));
    }

    /** Returns how many times the node had to send it. */
    private int say(Map<String, SocketClient> to, String text) {
        String any = to.keySet().iterator().next();
        return Integer.parseInt(client().body(text)
                .post("/api/livestream/" + any + "/chat/say?to=" + String.join(",", to.keySet()))
                .asString());
    }

    private void part(String stream, String lastWords, int times) {
        client().body(lastWords)
                .post("/api/livestream/" + stream + "/chat/part?times=" + times)
                .then()
                .statusCode(200);
    }

    private JsonPath at(String stream, String path) {
        return client().get("/api/livestream/" + stream + "/chat/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath seen(String stream) {
        return at(stream, "seen");
    }

    private String trunkOf(String stream) {
        return seen(stream).getString("trunk");
    }

    private String seatOf(String stream) {
        return seen(stream).getString("seat");
    }

    private static List<String> streams(int count) {
        return Stream.generate(TrunkTest::someStream).limit(count).toList();
    }

    private static String someStream() {
        return UUID.randomUUID().toString();
    }
}
