package io.livestream.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON of the records as they are promised, one file for each type. Their home is the platform; they are read from the source tree. */
public final class GoldenRecords {

    private static final Path CONTRACTS = Path.of("..", "platform", "src", "test", "resources", "contracts");

    private GoldenRecords() {}

    /** The value of an event of that type. */
    public static byte[] event(String type) {
        return read(CONTRACTS.resolve("events").resolve(type + ".json"));
    }

    /** The value of a record of that type that is no event. */
    public static byte[] state(String type) {
        return read(CONTRACTS.resolve(type + ".json"));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
