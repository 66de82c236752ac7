package io.livestream.local.suite;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.jvm.Jvm;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a suite is to be.
 *
 * @param host where the gateway listens; everything else stays on the loopback
 * @param postgres the JDBC URL of somebody's own server, or empty for the embedded one
 * @param kafka the servers of somebody's own Kafka, or empty for the embedded one
 * @param environment more settings, by the part's name
 * @param patience how long a part may take to be ready
 * @param grace how long a part may take to end
 */
record SuiteSettings(
        DataFolder folder,
        Installation installation,
        Ports ports,
        String host,
        String postgres,
        String kafka,
        Set<Service> services,
        boolean withGateway,
        Map<String, Map<String, String>> environment,
        Jvm jvm,
        Duration patience,
        Duration grace,
        Progress progress) {}
