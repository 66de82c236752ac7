package io.livestream.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.junit.jupiter.api.Test;

class ProblemDescriptionTest {

    private final Operation operation = OASFactory.createOperation();

    @Test
    void whatIsAskedWithNothingNamesNoRefusalOfItsOwn() {
        assertThat(described("/api/things")).containsOnlyKeys("default");
    }

    @Test
    void whatIsAskedWithSomethingMayBeInvalid() {
        operation.addParameter(parameter(In.QUERY, "limit"));

        assertThat(described("/api/things")).containsOnlyKeys("400", "default");
    }

    @Test
    void whatHasAnIdMayNotBeThere() {
        operation.addParameter(parameter(In.PATH, "id"));

        assertThat(described("/api/things/{id}")).containsOnlyKeys("404", "default");
    }

    @Test
    void whatChangesAVersionMayComeTooLate() {
        operation.addParameter(parameter(In.HEADER, "If-Match"));

        assertThat(described("/api/things")).containsOnlyKeys("400", "412", "default");
    }

    @Test
    void eachRefusalIsAProblemDocumentAndKeepsTheWordsOfTheCall() {
        operation.setResponses(OASFactory.createAPIResponses()
                .addAPIResponse("404", response("`thing-not-found`"))
                .addAPIResponse("409", response("`thing-over`")));

        Map<String, APIResponse> described = described("/api/things/{id}");

        assertThat(described.get("404").getDescription()).isEqualTo("`thing-not-found`");
        assertThat(described.values())
                .allSatisfy(reply ->
                        assertThat(reply.getContent().getMediaTypes()).containsOnlyKeys("application/problem+json"));
    }

    private Map<String, APIResponse> described(String path) {
        PathItem item = OASFactory.createPathItem().GET(operation);
        new ProblemDescription()
                .filterOpenAPI(OASFactory.createOpenAPI()
                        .paths(OASFactory.createPaths().addPathItem(path, item)));
        return operation.getResponses().getAPIResponses();
    }

    private static Parameter parameter(In in, String name) {
        return OASFactory.createParameter().in(in).name(name);
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse().description(description);
    }
}
