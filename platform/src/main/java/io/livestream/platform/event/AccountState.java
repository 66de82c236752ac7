package io.livestream.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * The public state of an account, the latest of each on {@code livestream.users}.
 *
 * @param emailHash see {@code EmailHash}: lets an invitation by address find its account without the address being on the log
 */
@RegisterForReflection
public record AccountState(UUID id, String displayName, AccountRole role, boolean disabled, String emailHash) {}
