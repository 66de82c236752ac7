package io.livestream.platform.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.junit.jupiter.api.Test;

class SharedParametersTest {

    private final SharedParameters shared = new SharedParameters();

    @Test
    void theLimitOfAListIsANumberWithBoundsAndADefault() {
        Schema limit = shared.filterParameter(text(In.QUERY, "limit")).getSchema();

        assertThat(limit.getType()).isEqualTo(List.of(SchemaType.INTEGER));
        assertThat(limit.getMinimum()).isEqualTo(BigDecimal.ONE);
        assertThat(limit.getMaximum()).isEqualTo(BigDecimal.valueOf(100));
        assertThat(limit.getDefaultValue()).isEqualTo(20);
    }

    @Test
    void aListMayHaveAnotherDefault() {
        Parameter own = text(In.QUERY, "limit");
        own.getSchema().setDefaultValue(50);

        Schema limit = shared.filterParameter(own).getSchema();

        assertThat(limit.getDefaultValue()).isEqualTo(50);
        assertThat(limit.getMaximum()).isEqualTo(BigDecimal.valueOf(100));
    }

    @Test
    void whatManyCallsAreAskedWithIsDescribed() {
        assertThat(description(text(In.QUERY, "limit"))).isNotBlank();
        assertThat(description(text(In.QUERY, "after"))).contains("`next`");
        assertThat(description(text(In.HEADER, "If-Match"))).contains("`ETag`");
        assertThat(description(text(In.HEADER, "Idempotency-Key"))).contains("the same key");
        assertThat(description(text(In.PATH, "streamId"))).isEqualTo("The id of the stream");
    }

    @Test
    void whatACallSaysItselfStays() {
        assertThat(description(text(In.QUERY, "after").description("Those after this `seq`")))
                .isEqualTo("Those after this `seq`");
    }

    private String description(Parameter parameter) {
        return shared.filterParameter(parameter).getDescription();
    }

    private static Parameter text(In in, String name) {
        return OASFactory.createParameter()
                .in(in)
                .name(name)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
