package io.livestream.gateway.edge;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;

abstract class EdgeTestBase {

    @Inject
    Edge edge;

    RequestSpecification client() {
        return given().baseUri("http://127.0.0.1")
                .port(edge.actualPort())
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
    }
}
