package io.livestream.platform.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes in each service's document what every failure looks like. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemDescription implements OASFilter {

    private static final String NAME = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(NAME, problem());
        if (document.getPaths() != null) {
            document.getPaths()
                    .getPathItems()
                    .forEach((path, item) ->
                            item.getOperations().values().forEach(operation -> describe(path, operation)));
        }
    }

    private static void describe(String path, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        nameRefusals(path, operation);
        Map<String, APIResponse> responses = operation.getResponses().getAPIResponses();
        if (responses != null) {
            responses.forEach((status, response) -> {
                if (status.startsWith("4") && response.getContent() == null && response.getRef() == null) {
                    response.setContent(content());
                }
            });
        }
        if (operation.getResponses().getDefaultValue() == null) {
            operation
                    .getResponses()
                    .setDefaultValue(OASFactory.createAPIResponse()
                            .description("Any failure; `code` says which")
                            .content(content()));
        }
    }

    /** What a call may be refused for is seen from what it is asked with; the states that refuse it, it names itself. */
    private static void nameRefusals(String path, Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        // What is no id in a path is that of nothing, and not invalid.
        if (operation.getRequestBody() != null
                || parameters.stream().anyMatch(parameter -> parameter.getIn() != Parameter.In.PATH)) {
            nameRefusal(operation, "400", "Malformed or invalid");
        }
        if (path.contains("{")) {
            nameRefusal(operation, "404", "Not there, or hidden from the caller");
        }
        if (parameters.stream().anyMatch(parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()))) {
            nameRefusal(operation, "412", "Changed since the version that `If-Match` names");
        }
    }

    private static void nameRefusal(Operation operation, String status, String description) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + NAME)));
    }

    private static Schema problem() {
        return object().description("Why a call failed (RFC 9457), with further members where they help")
                .required(List.of("type", "title", "status", "instance", "code"))
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", type(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("code", text().description("Stable: what a program may rely on"))
                .addProperty(
                        "violations",
                        type(Schema.SchemaType.ARRAY)
                                .items(object().addProperty("field", text()).addProperty("message", text())));
    }

    private static Schema object() {
        return type(Schema.SchemaType.OBJECT);
    }

    private static Schema text() {
        return type(Schema.SchemaType.STRING);
    }

    private static Schema type(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
