package io.livestream.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StubServices.class)
class ManagementTest extends EdgeTestBase {

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "health/ready"})
    void healthHasAPortOfItsOwn(String path) {
        given().get(management + path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void soHaveMetrics() {
        client().get("/api/auth/me");
        client().get("/nothing");

        given().get(management + "metrics")
                .then()
                .statusCode(200)
                .body(containsString("gateway_requests_seconds_count{service=\"auth\",status=\"2xx\"}"))
                .body(containsString("gateway_refusals_total{code=\"not-found\"}"))
                .body(containsString("gateway_origins_unreachable{service=\"auth\"}"))
                .body(containsString("gateway_connections"));
    }
}
