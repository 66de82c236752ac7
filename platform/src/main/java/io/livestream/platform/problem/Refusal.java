package io.livestream.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A failure as clients read it where there is no HTTP reply to carry a problem document: the same code and the same words.
 *
 * @param retryAfterSeconds when a repeat has a chance; null if nothing is known of that
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record Refusal(String code, String detail, Integer retryAfterSeconds, List<Violation> violations) {

    /** What a call that throws this is answered with. A fault of ours is logged and becomes {@code internal}. */
    public static Refusal of(Throwable thrown) {
        Failure failure = Failures.of(thrown);
        String wait = failure.headers().get("Retry-After");
        return new Refusal(
                failure.code(), failure.detail(), wait == null ? null : Integer.valueOf(wait), failure.violations());
    }
}
