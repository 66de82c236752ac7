package io.livestream.gateway.proxy;

import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.routing.Service;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Where each service is, as the settings say. */
@Singleton
public class Backends {

    private final Map<Service, Origins> origins = new EnumMap<>(Service.class);

    Backends(GatewaySettings settings, MeterRegistry metrics) {
        origins.put(Service.AUTH, Origins.parse("LIVESTREAM_AUTH_URL", settings.authUrl()));
        origins.put(Service.STREAM, Origins.parse("LIVESTREAM_STREAM_URL", settings.streamUrl()));
        origins.put(Service.CHAT, Origins.parse("LIVESTREAM_CHAT_URL", settings.chatUrl()));
        origins.put(Service.QA, Origins.parse("LIVESTREAM_QA_URL", settings.qaUrl()));
        origins.put(Service.ANALYTICS, Origins.parse("LIVESTREAM_ANALYTICS_URL", settings.analyticsUrl()));
        origins.forEach((service, all) -> Gauge.builder("gateway.origins.unreachable", all, Origins::unreachable)
                .description("Addresses of a service that could not be connected to when last tried")
                .tag("service", service.label())
                .register(metrics));
    }

    public Origins of(Service service) {
        return origins.get(service);
    }
}
