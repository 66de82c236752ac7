package io.livestream.auth.network;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** Where requests come from. */
@ConfigMapping(prefix = "auth.network")
interface NetworkSettings {

    /**
     * The addresses or networks (CIDR) of gateways. Only they are believed when they say by {@code X-Forwarded-For} for whom they ask;
     * anybody else could name a new address with each guess. What stands before a gateway is the gateway's to know.
     */
    List<String> gateways();
}
