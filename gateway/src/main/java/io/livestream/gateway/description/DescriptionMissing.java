package io.livestream.gateway.description;

import io.livestream.gateway.routing.Service;

/** A service has not described itself yet. An answer and not a fault, so it has no stack trace. */
final class DescriptionMissing extends RuntimeException {

    DescriptionMissing(Service service) {
        super("The description of the " + service.label() + " service is not there yet.", null, false, false);
    }
}
