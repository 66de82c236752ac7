package io.livestream.auth.account;

import java.util.UUID;

/** An account was disabled. Fired within the transaction that does it, so that whatever hangs on the account ends with it. */
public record AccessWithdrawn(UUID accountId) {}
