package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.Secrets;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.standin.FakeClone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A suite of the real database and the real broker, with stand-ins for the services, and what it takes to make others like it. */
final class StandInSuite implements AutoCloseable {

    private final Path parent;
    private final Installation clone;
    private final Path data;
    private final Suite suite;

    private StandInSuite(Path parent) {
        this.parent = parent;
        clone = FakeClone.in(parent.resolve("clone"));
        data = parent.resolve("a data folder");
        suite = builder(data).start();
    }

    static StandInSuite start() {
        try {
            return new StandInSuite(Files.createTempDirectory("suite-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Installation installation() {
        return clone;
    }

    Path data() {
        return data;
    }

    Suite suite() {
        return suite;
    }

    /** A place for another suite, or for what a test likes. */
    Path folder(String name) {
        return parent.resolve(name);
    }

    /** Another suite of the same clone, in that folder. */
    SuiteBuilder builder(Path folder) {
        return new SuiteBuilder(clone).data(folder).ports(Ports.free()).patience(Duration.ofMinutes(3));
    }

    SuiteBuilder builder(String folder) {
        return builder(folder(folder));
    }

    /** With which others can stand on its database server. */
    String superuserUrl() {
        String secret = Secrets.of(DataFolder.at(data)).get("postgres");
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=%s"
                .formatted(suite.ports().postgres(), secret);
    }

    @Override
    public void close() throws IOException {
        suite.close();
        assertThat(ProcessRecord.readAll(DataFolder.at(data).run())).isEmpty();
        DataFolder.delete(parent);
    }
}
