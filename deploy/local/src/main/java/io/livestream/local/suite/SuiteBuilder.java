package io.livestream.local.suite;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.jvm.Jvm;
import io.livestream.local.jvm.StartCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what a suite is to be. Only the data folder has to be named. */
public final class SuiteBuilder {

    private final Installation installation;
    private final Map<String, Map<String, String>> environment = new HashMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private Path data;
    private Ports ports = Ports.standard();
    private String host = "127.0.0.1";
    private String postgres = "";
    private String kafka = "";
    private Set<Service> services = EnumSet.allOf(Service.class);
    private boolean withGateway = true;
    private StartCache cache;
    private Duration patience = Duration.ofMinutes(5);
    private Duration grace = Duration.ofSeconds(15);
    private Progress progress = Progress.silent();

    SuiteBuilder(Installation installation) {
        this.installation = installation;
        this.cache = StartCache.in(installation);
    }

    /** Where it keeps everything. A folder that is not there is made. */
    public SuiteBuilder data(Path folder) {
        data = folder;
        return this;
    }

    public SuiteBuilder ports(Ports chosen) {
        ports = chosen;
        return this;
    }

    /** The address on which the gateway listens. */
    public SuiteBuilder host(String address) {
        host = address;
        return this;
    }

    /** A PostgreSQL that runs already, as a JDBC URL with user and password. */
    public SuiteBuilder postgres(String jdbcUrl) {
        postgres = jdbcUrl;
        return this;
    }

    /** A Kafka that runs already. */
    public SuiteBuilder kafka(String servers) {
        kafka = servers;
        return this;
    }

    /** Only these services and no gateway. */
    public SuiteBuilder only(Set<Service> chosen) {
        services = Set.copyOf(chosen);
        withGateway = false;
        return this;
    }

    /**
     * Only what it takes to count the figures again from the log, which is done when the suite is ready: the one service, and
     * auth-service, without whose keys it is not. It is told so at once, since it may be unable to go on with the figures that it has.
     */
    public SuiteBuilder onlyToRebuildAnalytics() {
        return only(EnumSet.of(Service.AUTH, Service.ANALYTICS))
                .setting(Service.ANALYTICS.title(), Suite.REBUILD, "true")
                .patience(SuiteParts.LONGEST_REBUILD);
    }

    /** One more setting for a part: {@code setting("chat-service", "LIVESTREAM_CHAT_FLOOD_LIMIT", "0")}. */
    public SuiteBuilder setting(String part, String name, String value) {
        environment.computeIfAbsent(part, _ -> new HashMap<>()).put(name, value);
        return this;
    }

    /** One more option of each JVM: {@code jvmOption("-XX:TieredStopAtLevel=1")}. */
    public SuiteBuilder jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    public SuiteBuilder progress(Progress listener) {
        progress = listener;
        return this;
    }

    /** How long each part may take to be ready. */
    public SuiteBuilder patience(Duration time) {
        patience = time;
        return this;
    }

    /** How long each part may take to end. */
    public SuiteBuilder grace(Duration time) {
        grace = time;
        return this;
    }

    /** What its JVMs start from; the caches of the clone, unless others are named. */
    public SuiteBuilder cache(StartCache chosen) {
        cache = chosen;
        return this;
    }

    /** Starts the suite and returns when every part is ready; whatever was started is stopped again when one fails. */
    public Suite start() {
        Suite suite = build();
        suite.start();
        return suite;
    }

    /** A suite that is not started yet. */
    public Suite build() {
        return Suite.of(new SuiteSettings(
                DataFolder.at(data),
                installation,
                ports,
                host,
                postgres,
                kafka,
                services,
                withGateway,
                Map.copyOf(environment),
                new Jvm(cache, List.copyOf(jvmOptions)),
                patience,
                grace,
                progress));
    }
}
