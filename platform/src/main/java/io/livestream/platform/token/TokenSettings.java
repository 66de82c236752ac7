package io.livestream.platform.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What a token must say, and where the keys are that prove it. */
@ConfigMapping(prefix = "livestream.token")
public interface TokenSettings {

    @WithDefault("livestream")
    String issuer();

    @WithDefault("livestream")
    String audience();

    /** The key set of auth-service; {@code livestream.auth-url} is where that is. */
    @WithDefault("${livestream.auth-url:http://127.0.0.1:8081}/.well-known/jwks.json")
    URI keySetUrl();
}
