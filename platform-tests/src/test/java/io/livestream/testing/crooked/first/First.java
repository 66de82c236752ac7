package io.livestream.testing.crooked.first;

import io.livestream.testing.As;
import io.livestream.testing.crooked.second.PupilResource;
import org.jboss.resteasy.reactive.RestResponse;

public record First(PupilResource second) {

    public String name() {
        return As.student().displayName();
    }

    public RestResponse<String> reply() {
        return RestResponse.ok(name());
    }
}
