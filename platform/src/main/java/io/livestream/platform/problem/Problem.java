package io.livestream.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * A failure as clients read it (RFC 9457): the members of the standard, our stable {@code code} and, as further members,
 * the details of the refusal. What does not apply is left out.
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "violations"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<Violation> violations,
        @JsonAnyGetter Map<String, Object> details) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** The status says what kind of failure it is and the code which one, so that there is no further page to name. */
    private static final String TYPE = "about:blank";

    static Problem of(Failure failure, String path) {
        return new Problem(
                TYPE,
                failure.title(),
                failure.status(),
                failure.detail(),
                path,
                failure.code(),
                failure.violations(),
                failure.details());
    }
}
