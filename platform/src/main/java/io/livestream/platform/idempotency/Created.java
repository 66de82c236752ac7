package io.livestream.platform.idempotency;

/** What a call has made: where it is ({@code /api/…}) and how it looks. */
public record Created(String location, Object body) {}
