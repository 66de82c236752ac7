package io.livestream.gateway.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads whole files from the jar. */
public final class ClassPath {

    private ClassPath() {}

    /** @throws IllegalStateException if the jar has no such file */
    public static byte[] read(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("There is no " + name + " on the class path"));
    }

    static Optional<byte[]> find(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
