package io.livestream.platform.description;

import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.paging.Limit;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says in each service's document what those parameters are that many calls have, so that each has one meaning and one form everywhere.
 * What a call says of a parameter itself stays: another meaning, or another default of the {@code limit}.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SharedParameters implements OASFilter {

    private static final String LIMIT = "limit";

    private static final Map<String, String> MEANINGS = Map.of(
            LIMIT,
            "How many items to give at most",
            "after",
            "The `next` of the page before; without it the list starts at its beginning",
            HttpHeaders.IF_MATCH,
            "The `ETag` of what is to be changed; if it is another by now, nothing is changed",
            IdempotencyKey.HEADER,
            "Names this creation: the same key by the same caller within a day gets the first reply and creates nothing");

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(meaning(parameter));
        }
        if (parameter.getIn() == Parameter.In.QUERY && LIMIT.equals(parameter.getName())) {
            parameter.setSchema(limit(parameter.getSchema().getDefaultValue()));
        }
        return parameter;
    }

    private static String meaning(Parameter parameter) {
        String name = parameter.getName();
        return parameter.getIn() == Parameter.In.PATH && name.endsWith("Id")
                ? "The id of the " + name.substring(0, name.length() - "Id".length())
                : MEANINGS.get(name);
    }

    /** It is read by {@link Limit}, from a text like all that people may get wrong. */
    private static Schema limit(Object ownDefault) {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.INTEGER))
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(Limit.MAX))
                .defaultValue(ownDefault == null ? Limit.DEFAULT : ownDefault);
    }
}
