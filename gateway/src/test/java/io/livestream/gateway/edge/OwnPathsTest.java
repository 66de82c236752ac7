package io.livestream.gateway.edge;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StubServices.class)
class OwnPathsTest extends EdgeTestBase {

    @Test
    void theApiIsDescribedInOneDocument() {
        client().get("/api/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("info.title", equalTo("livestream"))
                .body("paths", hasKey("/api/auth/me"))
                .body("paths", hasKey("/api/livestream/{id}/chat"))
                .body("paths", hasKey("/api/livestream/{id}/questions"))
                .body("paths", hasKey("/api/livestream/{id}/stats"))
                .body("paths", not(hasKey("/api/livestream/{id}/room")));
    }

    @Test
    void theDescriptionIsAlsoYaml() {
        client().get("/api/openapi.yaml/")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(allOf(startsWith("openapi: 3.1.0"), containsString("  /api/auth/me:")));
    }

    @Test
    void theRoomAndTheTopicsAreDescribedAsTheyAreAmongTheDocuments() throws IOException {
        String document = client().get("/api/asyncapi.yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .extract()
                .asString();

        Assertions.assertThat(document).isEqualTo(Files.readString(Path.of("..", "docs", "asyncapi.yaml")));
    }

    @Test
    void theDescriptionOfTheRoomIsAlsoJson() {
        client().get("/api/asyncapi.json/")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("asyncapi", equalTo("3.0.0"))
                .body("channels.room.address", equalTo("/api/livestream/{id}/room"))
                .body("channels.room.messages", hasKey("chat.posted"))
                .body("channels.events.messages", hasKey("chat.posted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/asyncapi.yaml", "/api/asyncapi.json", "/api/docs/room"})
    void theDescriptionOfTheRoomIsSentOnceAndOnlyRead(String path) {
        String etag = client().get(path).then().statusCode(200).extract().header("ETag");

        client().header("If-None-Match", etag).get(path).then().statusCode(304);
        client().post(path).then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void thePagesOfTheCallsAndOfTheRoomNameEachOtherAndWhatTheyShow() {
        client().get("/api/docs").then().body(containsString("href=\"/api/docs/room\""));
        client().get("/api/docs/room")
                .then()
                .body(allOf(containsString("href=\"/api/docs\""), containsString("/api/asyncapi.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/docs", "/api/docs/", "/api/docs/room"})
    void aPageLoadsNothingFromElsewhereAndHasNoScriptOrStyleInIt(String path) {
        String page = client().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();

        Assertions.assertThat(page)
                .doesNotContain("<style", "onclick", "//cdn")
                .doesNotContainPattern("<script[^>]*>[^<]");
        Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .forEach(file -> {
                    Assertions.assertThat(file).startsWith("/").doesNotStartWith("//");
                    client().get(file).then().statusCode(200);
                });
    }

    @Test
    void aPageThatTheBrowserHasIsNotSentAgain() {
        String etag = client().get("/").then().statusCode(200).extract().header("ETag");

        client().header("If-None-Match", etag).get("/").then().statusCode(304);
    }

    @Test
    void whatIsLongIsSentZippedToThoseWhoCanReadIt() {
        client().header("Accept-Encoding", "gzip")
                .head("/api/docs/swagger-ui.js")
                .then()
                .header("Content-Encoding", "gzip")
                .header("Vary", containsString("ccept-"));
        client().header("Accept-Encoding", "identity")
                .get("/api/docs/docs.js")
                .then()
                .header("Content-Encoding", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/classes/1", "/classes/1/studio", "/dashboard"})
    void eachAddressOfTheApplicationLeadsToItsOnePage(String path) {
        client().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-cache")
                .body(containsString("<div id=\"root\">"));
    }

    @Test
    void filesWithAHashInTheirNameAreKeptForEver() {
        String script = scriptOfTheApplication();

        client().get(script)
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip"})
    void theApplicationIsSentAsTheBuildPackedIt(String encoding) {
        client().header("Accept-Encoding", encoding)
                .head(scriptOfTheApplication())
                .then()
                .header("Content-Encoding", encoding)
                .header("Vary", containsString("ccept-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/nothing.js", "/files.txt", "/classless", "/index.htm", "/q/health"})
    void whatIsNoAddressOfTheApplicationIsNotThere(String path) {
        client().get(path).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void thePagesAreToldWhatAnOperatorHasSet() {
        client().get("/settings.json")
                .then()
                .statusCode(200)
                .body("directViewers", equalTo(8))
                .body("iceServers.size()", equalTo(0));
    }

    private String scriptOfTheApplication() {
        String page = client().get("/").asString();
        var found = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(page);
        Assertions.assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
