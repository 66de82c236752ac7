package io.livestream.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** What a service said to the gateway itself. */
public record Answer(int status, MultiMap headers, Buffer body) {}
