package io.livestream.auth.key;

import io.livestream.auth.account.AdminsOnly;
import io.livestream.platform.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** An admin asks for a new key before its time, perhaps because somebody has left who could have copied the old one. */
@ApplicationScoped
class KeyRotationService {

    private static final Logger LOG = Logger.getLogger(KeyRotationService.class);

    private final SigningKeys keys;
    private final Clock clock;

    KeyRotationService(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    KeyList rotate(Caller caller) {
        if (!caller.isAdmin()) {
            throw new AdminsOnly();
        }
        LOG.infof("A new signing key was asked for by %s", caller.id());
        return KeyList.of(keys.rotate(), clock.instant());
    }
}
