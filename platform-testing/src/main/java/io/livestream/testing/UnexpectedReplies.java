package io.livestream.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.config.FailureConfig;
import io.restassured.response.Response;

/**
 * Prints a reply that is not what the test expects, since an assertion tells of one member only. Requests and replies are not written
 * down beforehand for it, as {@code quarkus.test.rest-assured.enable-logging-on-failure} would: that took a tenth of the tests'
 * processor time.
 */
public final class UnexpectedReplies implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        arePrinted();
    }

    static void arePrinted() {
        RestAssured.config = RestAssured.config()
                .failureConfig(FailureConfig.failureConfig().failureListeners((_, _, reply) -> print(reply)));
    }

    private static void print(Response reply) {
        System.out.printf("Answered: %s%n%s%n", reply.statusLine(), reply.asString());
    }
}
