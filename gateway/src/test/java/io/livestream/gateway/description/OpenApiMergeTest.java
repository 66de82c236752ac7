package io.livestream.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livestream.gateway.routing.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {

    private static final String AUTH = """
            {"openapi": "3.1.0", "info": {"title": "auth"}, "tags": [{"name": "accounts"}],
             "security": [{"SecurityScheme": []}],
             "paths": {
               "/api/auth/me": {"get": {"operationId": "read", "responses": {"200": {"$ref": "#/components/schemas/Page"}}}},
               "/api/auth/login": {"post": {"security": []}},
               "/q/health": {"get": {}}},
             "components": {
               "securitySchemes": {"SecurityScheme": {"type": "http", "scheme": "bearer"}},
               "schemas": {
                 "Problem": {"type": "object"},
                 "Person": {"type": "object", "title": "with an address"},
                 "Page": {"items": {"$ref": "#/components/schemas/Person"}}}}}
            """;

    private static final String QA = """
            {"openapi": "3.1.0", "info": {"title": "qa"},
             "paths": {
               "/api/livestream/{id}/questions/": {"get": {"operationId": "read", "security": [{"jwt": []}]}},
               "/api/livestream/{id}/join": {"post": {}}},
             "components": {
               "securitySchemes": {"jwt": {"type": "http", "scheme": "Bearer"}},
               "schemas": {
                 "Problem": {"type": "object"},
                 "Person": {"type": "object"},
                 "Page": {"items": {"$ref": "#/components/schemas/Person"}}}}}
            """;

    private final JsonNode merged =
            new OpenApiMerge("1.2.3").merge(Map.of(Service.AUTH, parse(AUTH), Service.QA, parse(QA)));

    @Test
    void itHasTheNameAndVersionOfTheSuite() {
        assertThat(merged.at("/info/title").asText()).isEqualTo("livestream");
        assertThat(merged.at("/info/version").asText()).isEqualTo("1.2.3");
        assertThat(merged.at("/openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void itHasThePathsThatTheGatewaySendsToTheServiceThatDescribesThemAndNoOthers() {
        assertThat(OpenApiMerge.fields(merged.path("paths")).keySet())
                .containsExactly("/api/auth/login", "/api/auth/me", "/api/livestream/{id}/questions/");
    }

    @Test
    void aComponentThatIsTheSameEverywhereKeepsItsName() {
        assertThat(merged.at("/components/schemas/Problem/type").asText()).isEqualTo("object");
    }

    @Test
    void aComponentThatDiffersGetsTheNameOfItsService() {
        assertThat(merged.at("/components/schemas/AuthPerson/title").asText()).isEqualTo("with an address");
        assertThat(merged.at("/components/schemas/QaPerson").has("type")).isTrue();
        assertThat(merged.at("/components/schemas/Person").isMissingNode()).isTrue();
    }

    @Test
    void aComponentThatLeadsToOneThatDiffersDiffersToo() {
        assertThat(merged.at("/components/schemas/AuthPage/items/$ref").asText())
                .isEqualTo("#/components/schemas/AuthPerson");
        assertThat(merged.at("/components/schemas/QaPage/items/$ref").asText())
                .isEqualTo("#/components/schemas/QaPerson");
        assertThat(merged.path("paths")
                        .path("/api/auth/me")
                        .at("/get/responses/200/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/AuthPage");
    }

    @Test
    void theBearerTokenHasOneNameAndEachOperationSaysWhetherItNeedsIt() {
        JsonNode paths = merged.path("paths");
        assertThat(paths.path("/api/auth/me").at("/get/security").toString()).isEqualTo("[{\"bearer\":[]}]");
        assertThat(paths.path("/api/auth/login").at("/post/security")).isEmpty();
        assertThat(paths.path("/api/livestream/{id}/questions/")
                        .at("/get/security")
                        .toString())
                .isEqualTo("[{\"bearer\":[]}]");
        assertThat(OpenApiMerge.fields(merged.at("/components/securitySchemes")).keySet())
                .containsExactly("bearer");
    }

    @Test
    void anOperationsIdIsUnique() {
        assertThat(merged.path("paths")
                        .path("/api/auth/me")
                        .at("/get/operationId")
                        .asText())
                .isEqualTo("auth_read");
        assertThat(merged.path("paths")
                        .path("/api/livestream/{id}/questions/")
                        .at("/get/operationId")
                        .asText())
                .isEqualTo("qa_read");
    }

    private static ObjectNode parse(String document) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
