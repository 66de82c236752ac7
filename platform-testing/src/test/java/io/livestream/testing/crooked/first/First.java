package io.livestream.testing.crooked.first;

import io.livestream.testing.As;
import io.livestream.testing.crooked.second.PupilResource;

public record First(PupilResource second) {

    public String name() {
        return As.student().displayName();
    }
}
