package io.livestream.stream.invitation;

import java.util.UUID;

/**
 * A person as an invitation knows them.
 *
 * @param email null when the account was named
 * @param emailHash null when the account's address is not known
 * @param userId null as long as nobody has an account with the address
 */
record Invitee(String email, String emailHash, UUID userId) {

    boolean is(UUID otherId, String otherHash) {
        return otherId.equals(userId) || emailHash != null && emailHash.equals(otherHash);
    }
}
