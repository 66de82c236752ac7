package io.livestream.platform.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One field of a request that breaks a rule; {@code field} is empty when the request as a whole does. */
@RegisterForReflection
public record Violation(String field, String message) {}
