package io.livestream.platform.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in each service's document that replies are complete: every member of a reply is there, and is null only where its schema
 * allows that. A client that is made from the document would otherwise have to ask of each member whether it has come.
 *
 * <p>It is also applied each time the document is put together for somebody, where it finds everything done: a document that no
 * filter awaits would be put together at each start.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BOTH)
public class CompleteReplies implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        var replies = new Replies(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getResponses() != null)
                .flatMap(operation -> operation.getResponses().getAPIResponses().entrySet().stream())
                .filter(reply -> reply.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .forEach(replies::complete);
    }

    private static final class Replies {

        private final Map<String, Schema> named;
        private final Set<String> completed = new HashSet<>();

        private Replies(Map<String, Schema> named) {
            this.named = named == null ? Map.of() : named;
        }

        void complete(APIResponse reply) {
            Content content = reply.getContent();
            if (content != null) {
                content.getMediaTypes().values().forEach(media -> complete(media.getSchema()));
            }
        }

        private void complete(Schema schema) {
            if (schema == null) {
                return;
            }
            if (schema.getRef() != null) {
                String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
                if (completed.add(name)) {
                    complete(named.get(name));
                }
            }
            if (schema.getProperties() != null) {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
                schema.getProperties().values().forEach(this::complete);
            }
            complete(schema.getItems());
            all(schema.getAnyOf());
            all(schema.getOneOf());
            all(schema.getAllOf());
        }

        private void all(List<Schema> parts) {
            if (parts != null) {
                parts.forEach(this::complete);
            }
        }
    }
}
