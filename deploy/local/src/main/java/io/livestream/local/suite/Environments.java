package io.livestream.local.suite;

import io.livestream.local.folder.Accounts;
import io.livestream.local.folder.Secrets;
import io.livestream.local.postgres.JdbcAddress;
import java.util.HashMap;
import java.util.Map;

/** The settings that each process of a suite is given. What the operator's own environment says stays, unless named here. */
final class Environments {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String TEACHER_REGISTRATION = "LIVESTREAM_TEACHER_REGISTRATION";

    private final SuiteSettings settings;
    private final Secrets secrets;
    private final Backing backing;
    private final Schemas schemas;

    Environments(SuiteSettings settings, Secrets secrets, Backing backing, Schemas schemas) {
        this.settings = settings;
        this.secrets = secrets;
        this.backing = backing;
        this.schemas = schemas;
    }

    Map<String, String> of(Service service) {
        JdbcAddress database = backing.database(service);
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.ports().of(service)));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        // While everything starts at once a first connection may take longer than a pool waits for one.
        environment.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "10");
        environment.put("QUARKUS_FLYWAY_CONNECT_RETRIES_INTERVAL", "1S");
        if (schemas.isCurrent(service)) {
            environment.put("QUARKUS_FLYWAY_ACTIVE", "false");
        }
        environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafkaServers());
        environment.put(Service.AUTH.urlVariable(), url(Service.AUTH));
        if (service == Service.AUTH) {
            Accounts.Account admin = Accounts.of(settings.folder()).admin();
            environment.put("LIVESTREAM_KEY_SECRET", secrets.get("keys"));
            environment.put("LIVESTREAM_ADMIN_EMAIL", admin.email());
            environment.put("LIVESTREAM_ADMIN_PASSWORD", admin.password());
            environment.put(TEACHER_REGISTRATION, System.getenv().getOrDefault(TEACHER_REGISTRATION, "open"));
        }
        environment.putAll(settings.environment().getOrDefault(service.title(), Map.of()));
        return environment;
    }

    Map<String, String> ofGateway() {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", settings.host());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.ports().gateway()));
        environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        environment.put(
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.ports().gatewayHealth()));
        for (Service service : Service.values()) {
            environment.put(service.urlVariable(), url(service));
        }
        environment.putAll(settings.environment().getOrDefault("gateway", Map.of()));
        return environment;
    }

    private String url(Service service) {
        return "http://%s:%d".formatted(LOOPBACK, settings.ports().of(service));
    }
}
