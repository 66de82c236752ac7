package io.livestream.auth.account;

import java.util.UUID;

/** What a password is checked against. */
public record Credentials(UUID accountId, String passwordHash, boolean disabled) {}
