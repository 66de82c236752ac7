package io.livestream.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** The key set as it is sent. It may be kept for a few seconds only: a key that is withdrawn must soon be gone everywhere. */
@ApplicationScoped
class PublishedKeySet {

    private final SigningKeys keys;

    PublishedKeySet(SigningKeys keys) {
        this.keys = keys;
    }

    RestResponse<String> reply() {
        return RestResponse.ResponseBuilder.ok(keys.published())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=10")
                .build();
    }
}
