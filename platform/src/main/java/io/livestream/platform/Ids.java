package io.livestream.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes the ids of everything: UUIDs of version 7 (RFC 9562), so that ids sort by the time they were made. */
public final class Ids {

    private static final TimeBasedEpochGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return VERSION_7.generate();
    }
}
