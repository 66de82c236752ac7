package io.livestream.local.suite;

import io.livestream.local.folder.Secrets;
import io.livestream.local.kafka.Kafka;
import io.livestream.local.kafka.KafkaTopics;
import io.livestream.local.postgres.Databases;
import io.livestream.local.postgres.JdbcAddress;
import io.livestream.local.postgres.Postgres;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The database and the log on which the services stand: the embedded servers, or somebody else's, where nothing is made but what the
 * services lack.
 */
final class Backing {

    private static final List<String> DATABASES =
            Arrays.stream(Service.values()).map(Service::key).toList();

    private final SuiteSettings settings;
    private final Optional<Postgres> postgres;
    private final Optional<JdbcAddress> foreignPostgres;
    private final Optional<Kafka> kafka;

    Backing(SuiteSettings settings, Secrets secrets) {
        this.settings = settings;
        this.postgres = settings.postgres().isEmpty()
                ? Optional.of(
                        new Postgres(settings.ports().postgres(), settings.folder(), settings.installation(), secrets))
                : Optional.empty();
        this.foreignPostgres =
                Optional.of(settings.postgres()).filter(url -> !url.isEmpty()).map(JdbcAddress::parse);
        this.kafka = settings.kafka().isEmpty()
                ? Optional.of(new Kafka(
                        settings.ports().kafka(),
                        settings.ports().controller(),
                        settings.folder(),
                        settings.installation(),
                        settings.jvm()))
                : Optional.empty();
    }

    /** The embedded server, unless the database is somebody else's. */
    Optional<Postgres> postgres() {
        return postgres;
    }

    /** The embedded broker, unless the log is somebody else's. */
    Optional<Kafka> kafka() {
        return kafka;
    }

    String kafkaServers() {
        return kafka.map(Kafka::servers).orElse(settings.kafka());
    }

    /** Whether the topics are known to be there before anything has started. */
    boolean hasTopics() {
        return kafka.filter(Kafka::hasTopics).isPresent();
    }

    JdbcAddress database(Service service) {
        return postgres.map(server -> server.database(service.key()))
                .orElseGet(() -> foreignPostgres.orElseThrow().database(service.key()));
    }

    String databaseIdentity() {
        return Databases.identity(database(Service.AUTH));
    }

    /** To be called when the server is ready. */
    void makeDatabases() {
        postgres.ifPresentOrElse(
                server -> server.makeDatabases(DATABASES),
                () -> Databases.makeForeign(foreignPostgres.orElseThrow(), DATABASES));
    }

    /** To be called when the broker is ready; the embedded one has made them by then. */
    void makeTopics() {
        if (kafka.isEmpty()) {
            KafkaTopics.ensureForeign(settings.kafka());
        }
    }
}
