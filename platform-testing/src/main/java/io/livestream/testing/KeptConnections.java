package io.livestream.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeTestExecutionCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.io.IOException;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.entity.BufferedHttpEntity;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;

/**
 * Tests ask over connections that are kept, as browsers do. By itself RestAssured makes a client and a connection for each request, which
 * took a twentieth of the tests' processor time.
 */
@SuppressWarnings("deprecation") // RestAssured takes no newer one of Apache's clients.
public final class KeptConnections implements QuarkusTestBeforeTestExecutionCallback {

    /** More than any test has at once. */
    private static final int MANY = 2_000;

    private static final PoolingClientConnectionManager CONNECTIONS = connections();
    private static final HttpParams DEFAULTS = new DefaultHttpClient(CONNECTIONS).getParams();

    /** Not earlier, since the framework sets RestAssured's client before each test. */
    @Override
    public void beforeTestExecution(QuarkusTestMethodContext test) {
        RestAssured.config = RestAssured.config()
                .httpClient(RestAssured.config().getHttpClientConfig().httpClientFactory(KeptConnections::client));
    }

    private static PoolingClientConnectionManager connections() {
        var connections = new PoolingClientConnectionManager();
        connections.setMaxTotal(MANY);
        connections.setDefaultMaxPerRoute(MANY);
        return connections;
    }

    /** One for each request, since RestAssured writes into it what the request asks for. */
    private static HttpClient client() {
        var client = new DefaultHttpClient(CONNECTIONS, DEFAULTS.copy());
        client.addResponseInterceptor(KeptConnections::readToTheEnd);
        return client;
    }

    /** A test that asks for the status alone does not read the body, and its connection would never be free again. */
    private static void readToTheEnd(HttpResponse reply, HttpContext context) throws IOException {
        if (reply.getEntity() != null) {
            reply.setEntity(new BufferedHttpEntity(reply.getEntity()));
        }
    }
}
