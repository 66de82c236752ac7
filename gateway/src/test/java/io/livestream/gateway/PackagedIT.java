package io.livestream.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.livestream.gateway.stub.FreePort;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as it is packaged: the jar, or with {@code -Dnative} the executable. */
@QuarkusIntegrationTest
@WithTestResource(StubServices.class)
@TestProfile(PackagedIT.Ports.class)
class PackagedIT {

    private static final int EDGE = FreePort.find();
    private static final int MANAGEMENT = FreePort.find();

    /** The gateway opens its port by itself, so the test has to say which. */
    public static class Ports implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.port", Integer.toString(EDGE),
                    "quarkus.management.port", Integer.toString(MANAGEMENT));
        }
    }

    @Test
    void aRequestReachesItsService() {
        client(EDGE).get("/api/auth/me").then().statusCode(200);
    }

    /** All of them are read from the package. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/docs", "/api/docs/swagger-ui.css", "/api/docs/room", "/api/asyncapi.json"})
    void itsOwnPagesAreInThePackage(String path) {
        client(EDGE).get(path).then().statusCode(200);
    }

    @Test
    void theDescriptionIsMergedFromThoseOfTheServices() {
        client(EDGE)
                .get("/api/openapi.json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/auth/me"))
                .body("paths", hasKey("/api/livestream/{id}/chat"));
    }

    @Test
    void healthAndMetricsHaveAPortOfTheirOwn() {
        client(MANAGEMENT).get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        client(MANAGEMENT).get("/q/metrics").then().statusCode(200).body(containsString("gateway_connections"));
    }

    private static RequestSpecification client(int port) {
        // The extension leaves its settings empty after each test, and fills them only where it finds the port by
        // itself.
        RestAssured.reset();
        return given().baseUri("http://127.0.0.1").port(port);
    }
}
