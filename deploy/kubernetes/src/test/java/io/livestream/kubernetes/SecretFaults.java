package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.CONTAINER;
import static io.livestream.kubernetes.Spoil.POD;
import static io.livestream.kubernetes.Spoil.generated;
import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.set;
import static io.livestream.kubernetes.Spoil.variable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** Certificates and passwords that are not there, or are those of others. */
final class SecretFaults {

    private static final String JOB = "/spec/jobTemplate/spec/template/spec";

    static final List<Fault> ALL = List.of(
            new Fault(
                    "another's certificate for the broker",
                    "nobody is given another's secret",
                    "qa-service: is given another's secret, chat-service/user.p12",
                    volume("qa-service", "kafka-user", "chat-service")),
            new Fault(
                    "another's password for its certificate",
                    "nobody is given another's secret",
                    "chat-service/user.password",
                    secret("qa-service", "KAFKA_SSL_KEYSTORE_PASSWORD", "chat-service")),
            new Fault(
                    "another's database by its password",
                    "nobody is given another's secret",
                    "chat-db-app/password",
                    secret("qa-service", "QUARKUS_DATASOURCE_PASSWORD", "chat-db-app")),
            new Fault(
                    "another's certificate for the archive",
                    "nobody is given another's secret",
                    "log-archive: is given another's secret, chat-service/user.p12",
                    set("CronJob", "log-archive", JOB + "/volumes/3/secret/secretName", "chat-service")),
            new Fault(
                    "a certificate that is not mounted",
                    "files that the environment names are there",
                    "qa-service: KAFKA_SSL_KEYSTORE_LOCATION is to be at",
                    mount("qa-service", "kafka-user", "/nowhere")),
            new Fault(
                    "a certificate that is another file of its secret",
                    "files that the environment names are there",
                    "qa-service: KAFKA_SSL_KEYSTORE_LOCATION is to be at",
                    overlay -> {
                        named(overlay, "qa-service", CONTAINER + "/volumeMounts", "kafka-user")
                                .put("subPath", "user.crt");
                        return overlay;
                    }),
            new Fault(
                    "a certificate that is exchanged before its password",
                    "a certificate and its password are renewed together",
                    "qa-service: when its certificate is renewed, it has a new one and the old password",
                    overlay -> {
                        named(overlay, "qa-service", CONTAINER + "/volumeMounts", "kafka-user")
                                .put("mountPath", "/etc/livestream/kafka-user")
                                .remove("subPath");
                        return overlay;
                    }),
            new Fault(
                    "a password of the archive that is exchanged before its certificate",
                    "a certificate and its password are renewed together",
                    "log-archive: when its certificate is renewed, it has the old one and a new password",
                    overlay -> {
                        Manifest.elements(overlay.the("CronJob", "log-archive").at(JOB + "/containers/0/volumeMounts"))
                                .filter(mount -> mount.at("/name").asText().equals("kafka-user"))
                                .map(ObjectNode.class::cast)
                                .forEach(mount -> mount.put("mountPath", "/etc/livestream/kafka-user/user.p12")
                                        .put("subPath", "user.p12"));
                        return overlay;
                    }),
            new Fault(
                    "a certificate that is mounted elsewhere",
                    "files that the environment names are there",
                    "KAFKA_SSL_TRUSTSTORE_LOCATION is to be at",
                    mount("qa-service", "kafka-ca", "/etc/livestream/ca")),
            new Fault(
                    "a database's certificate that is not mounted",
                    "files that the environment names are there",
                    "QUARKUS_DATASOURCE_JDBC_URL is to be at",
                    mount("qa-service", "database-ca", "/nowhere")),
            new Fault(
                    "a password of the archive that is not mounted",
                    "files that the environment names are there",
                    "KAFKA_SSL_KEYSTORE_PASSWORD is to be at",
                    remove("CronJob", "log-archive", JOB + "/volumes/3/secret/items/1")),
            new Fault(
                    "the database's authority in place of the broker's",
                    "certificates are those of the other side",
                    "KAFKA_SSL_TRUSTSTORE_LOCATION leads to qa-db-ca/ca.crt",
                    volume("qa-service", "kafka-ca", "qa-db-ca")),
            new Fault(
                    "no certificate for the broker",
                    "certificates are those of the other side",
                    "KAFKA_SSL_KEYSTORE_LOCATION leads to nothing",
                    overlay -> remove(
                                    "ConfigMap",
                                    generated(overlay, "kafka-client"),
                                    "/data/KAFKA_SSL_KEYSTORE_LOCATION")
                            .apply(overlay)),
            new Fault(
                    "a database's address without its authority",
                    "a service knows its database by its certificate",
                    "sslrootcert leads to nothing",
                    url("qa-service", "jdbc:postgresql://qa-db-rw:5432/qa?sslmode=verify-full")),
            new Fault(
                    "the broker's authority in place of the database's",
                    "a service knows its database by its certificate",
                    "sslrootcert leads to livestream-cluster-ca-cert/ca.crt",
                    url(
                            "qa-service",
                            "jdbc:postgresql://qa-db-rw:5432/qa?sslmode=verify-full&sslrootcert=/etc/livestream/kafka-ca/ca.crt")),
            new Fault(
                    "another database's authority",
                    "a service knows its database by its certificate",
                    "sslrootcert leads to chat-db-ca/ca.crt",
                    volume("qa-service", "database-ca", "chat-db-ca")),
            new Fault(
                    "a password in a file of settings",
                    "the environment contains no secret",
                    "KAFKA_SSL_KEYSTORE_PASSWORD is written down",
                    overlay -> set(
                                    "ConfigMap",
                                    generated(overlay, "log-archive-client"),
                                    "/data/client.properties",
                                    "ssl.keystore.password=told")
                            .apply(overlay)));

    private SecretFaults() {}

    private static UnaryOperator<Overlay> secret(String part, String name, String secret) {
        return overlay -> {
            variable(overlay, part, name).withObject("/valueFrom/secretKeyRef").put("name", secret);
            return overlay;
        };
    }

    private static UnaryOperator<Overlay> volume(String part, String name, String secret) {
        return overlay -> {
            named(overlay, part, POD + "/volumes", name).withObject("/secret").put("secretName", secret);
            return overlay;
        };
    }

    private static UnaryOperator<Overlay> mount(String part, String name, String path) {
        return overlay -> {
            named(overlay, part, CONTAINER + "/volumeMounts", name).put("mountPath", path);
            return overlay;
        };
    }

    private static UnaryOperator<Overlay> url(String part, String url) {
        return overlay -> {
            variable(overlay, part, "QUARKUS_DATASOURCE_JDBC_URL").put("value", url);
            return overlay;
        };
    }

    private static ObjectNode named(Overlay overlay, String part, String pointer, String name) {
        return Manifest.elements(overlay.the("Deployment", part).at(pointer))
                .filter(one -> one.at("/name").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
