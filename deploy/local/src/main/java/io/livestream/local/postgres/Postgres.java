package io.livestream.local.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.KeyValues;
import io.livestream.local.folder.Secrets;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.process.Child;
import io.livestream.local.process.LogTail;
import io.livestream.local.process.Part;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.process.Program;
import io.livestream.local.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The embedded PostgreSQL server: durable, on this machine's loopback only, nobody in without a password. */
public final class Postgres implements Part {

    /** What its process, its log and its record are called. */
    public static final String NAME = "postgresql";

    private static final String SUPERUSER = "postgres";

    private final Child child;
    private final Path cluster;
    private final PostgresBinaries binaries;
    private final Secrets secrets;

    /** Nothing of it is made before it is started. */
    public Postgres(int port, DataFolder folder, Installation installation, Secrets secrets) {
        this.cluster = folder.postgres();
        this.child = new Child(NAME, port, 0, "-D " + cluster, folder);
        this.binaries = new PostgresBinaries(installation.workshop());
        this.secrets = secrets;
    }

    @Override
    public Child child() {
        return child;
    }

    /** A database that was made here, with the user who owns it. */
    public JdbcAddress database(String name) {
        return superuser().database(name).as(name, passwordOf(name));
    }

    private String passwordOf(String name) {
        return secrets.get("database." + name);
    }

    /** Makes those that are missing, each with a user of the same name, who can enter that one database and no other. */
    public void makeDatabases(List<String> names) {
        try (Connection connection = Databases.connect(superuser())) {
            for (String name : names) {
                Databases.makeOwn(connection, name, passwordOf(name));
            }
        } catch (SQLException e) {
            throw new SuiteFailure(
                    "The databases cannot be made: %s. See %s"
                            .formatted(Databases.firstLine(e), child.folder().logOf(NAME)),
                    e);
        }
    }

    private JdbcAddress superuser() {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(child.port(), SUPERUSER);
        return new JdbcAddress(url, SUPERUSER, secrets.get("postgres"));
    }

    @Override
    public void start() {
        Path bin = binaries.unpacked().resolve("bin");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            create(bin);
        }
        forgetStaleLock();
        List<String> command = asOrdinaryUser(bin.resolve("postgres"), "-D", cluster.toString());
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        child.start(command, Map.of());
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(child.port())),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "200"),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("shared_buffers", "128MB"),
                // Its queries are short; compiling them would cost more than running them.
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"));
    }

    /** A folder that was half made is made again: it holds nothing yet. */
    private void create(Path bin) {
        Path password = cluster.resolveSibling("postgres.password");
        try {
            DataFolder.delete(cluster);
            Files.deleteIfExists(password);
            Files.createFile(password, KeyValues.ownerOnly("rw-------"));
            Files.writeString(password, secrets.get("postgres"));
            run(asOrdinaryUser(
                    bin.resolve("initdb"),
                    "-D",
                    cluster.toString(),
                    "-U",
                    SUPERUSER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            Files.delete(password);
        } catch (IOException e) {
            throw new SuiteFailure(
                    "The database cluster cannot be made in %s (%s).".formatted(cluster, DataFolder.reason(e)), e);
        }
    }

    private void run(List<String> command) {
        Path log = child.folder().logOf(NAME);
        if (Program.run(command, log) != 0) {
            String cause = LogTail.cause(log).orElse("no reason given");
            throw new SuiteFailure("PostgreSQL's initdb failed: %s. See %s".formatted(cause, log));
        }
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it is not root, and the files stay root's. */
    private static List<String> asOrdinaryUser(Path program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * A killed server leaves its lock file, and the process id in it may be somebody else's by now, which PostgreSQL would
     * take for a running server. Only then is the file removed: in all other cases it guards the data.
     */
    private void forgetStaleLock() {
        Path lock = cluster.resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                long pid = Long.parseLong(Files.readAllLines(lock).getFirst().trim());
                boolean somebodyElse = ProcessHandle.of(pid)
                        .filter(process -> !ProcessRecord.commandLine(process).contains(cluster.toString()))
                        .isPresent();
                if (somebodyElse) {
                    Files.delete(lock);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new SuiteFailure("%s cannot be read or removed (%s).".formatted(lock, e.getMessage()), e);
        }
    }

    @Override
    public void awaitReady(Duration timeout) throws InterruptedException {
        Readiness.await(child, timeout, this::connect);
    }

    private Readiness.Missing connect() {
        try (Connection connection = Databases.connect(superuser());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            if (!Path.of(row.getString(1)).equals(cluster)) {
                throw new SuiteFailure("Port %d belongs to another PostgreSQL, with its data in %s."
                        .formatted(child.port(), row.getString(1)));
            }
            return Readiness.Missing.NOTHING;
        } catch (SQLException e) {
            return Readiness.Missing.because(Databases.firstLine(e));
        }
    }

    /** SIGINT is PostgreSQL's "fast" way to stop; Java can only send SIGTERM, which would wait for every session. */
    @Override
    public void stop(Duration grace) {
        child.stop(process -> interrupt(process.toHandle()), grace);
    }

    /** Asks any PostgreSQL server of this machine to end, in its fast way. */
    public static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException _) {
            process.destroy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
