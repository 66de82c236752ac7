package io.livestream.platform.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a call is not carried out, mostly a rule that it breaks; the caller is told by a stable code.
 *
 * <p>Each reason is one small final subclass. It is an answer and not a fault, so it carries no stack trace.
 */
public abstract class ServiceException extends RuntimeException {

    private final Kind kind;
    private final String code;
    private final Map<String, Object> details;
    private Duration retryAfter;

    protected ServiceException(Kind kind, String code, String detail) {
        this(kind, code, detail, Map.of());
    }

    /** The details become members of the problem document, in their order, next to {@code code}. */
    protected ServiceException(Kind kind, String code, String detail, Map<String, Object> details) {
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Tells the caller when a repeat has a chance; sent in whole seconds, rounded up, at least one. */
    public final ServiceException withRetryAfter(Duration wait) {
        retryAfter = wait;
        return this;
    }

    public final Kind kind() {
        return kind;
    }

    public final String code() {
        return code;
    }

    public final Map<String, Object> details() {
        return details;
    }

    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The fields at fault, when the request's form is what was refused. */
    public List<Violation> violations() {
        return List.of();
    }
}
