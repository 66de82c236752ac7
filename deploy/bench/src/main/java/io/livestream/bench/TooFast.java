package io.livestream.bench;

import java.io.IOException;

/** The suite let through no more of what is done before the measuring. */
public final class TooFast extends IOException {

    TooFast(String call) {
        super("%s is refused as too fast. The flood limits have to be off: %s".formatted(call, Unlimited.SUITE));
    }
}
