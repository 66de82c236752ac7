package io.livestream.platform.problem;

/** One field of a request that breaks a rule; {@code field} is empty when the request as a whole does. */
public record Violation(String field, String message) {}
