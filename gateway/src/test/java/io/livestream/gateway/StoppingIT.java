package io.livestream.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.gateway.stub.FreePort;
import io.livestream.gateway.stub.SocketClient;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The packaged gateway when it is told to stop. */
@QuarkusIntegrationTest
@WithTestResource(StubServices.class)
@TestProfile(StoppingIT.Patient.class)
class StoppingIT {

    private static final int EDGE = FreePort.find();
    private static final int MANAGEMENT = FreePort.find();

    public static class Patient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.port", Integer.toString(EDGE),
                    "quarkus.management.port", Integer.toString(MANAGEMENT),
                    "quarkus.shutdown.delay", "5S");
        }
    }

    @Test
    void itIsNotReadyFirstAndServesOnThenItSendsItsViewersAwayAndEnds() {
        client(MANAGEMENT).get("/q/health/ready").then().statusCode(200);
        // The first attempts of a process that has just begun may take longer than a service is given here.
        SocketClient viewer = await().ignoreExceptions()
                .until(() -> SocketClient.open(EDGE, UUID.randomUUID().toString()), Objects::nonNull);
        ProcessHandle gateway =
                ProcessHandle.current().children().reduce((_, last) -> last).orElseThrow();

        gateway.destroy();

        await().untilAsserted(
                        () -> client(MANAGEMENT).get("/q/health/ready").then().statusCode(503));
        client(EDGE).get("/api/docs/room").then().statusCode(200);
        assertThat(viewer.closeCode()).isZero();
        await().untilAsserted(() -> assertThat(viewer.closeCode()).isEqualTo(1012));
        assertThat(viewer.closeReason()).matches("retry-after-ms=\\d+");
        await().until(() -> !gateway.isAlive());
    }

    private static RequestSpecification client(int port) {
        RestAssured.reset();
        return given().baseUri("http://127.0.0.1").port(port);
    }
}
