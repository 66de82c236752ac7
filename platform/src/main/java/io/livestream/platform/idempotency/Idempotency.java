package io.livestream.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Makes a repeated creation harmless: the same key by the same caller returns the first reply for 24 hours. */
@ApplicationScoped
public class Idempotency {

    public RestResponse<Object> create(String key, String scope, String path, Supplier<Created> create) {
        throw new UnsupportedOperationException(key + scope + path + create);
    }
}
