package io.livestream.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which one suite keeps everything: data, secrets, logs, and who runs. */
public record DataFolder(Path path) {

    private static final long NEEDED_MEGABYTES = 512;
    private static final String MARK = "livestream-data";

    /** It need not be there. */
    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /** The folder of a clone's own suite. */
    public static Path standard() {
        return Installation.find().home().resolve(".livestream");
    }

    /** Whether a suite was ever started here. */
    public boolean exists() {
        return Files.isDirectory(run());
    }

    /** How a person names this folder on the command line. */
    public String option() {
        return path.equals(standard()) ? "" : " --data " + path;
    }

    private Path mark() {
        return path.resolve(MARK);
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    /** The file with the people who can log in. */
    public Path accounts() {
        return path.resolve("accounts");
    }

    /** The file that names servers that are not embedded. */
    Path servers() {
        return path.resolve("servers");
    }

    /** The file that says which jars brought which database up to date. */
    public Path schemas() {
        return path.resolve("schemas");
    }

    /** The folder of the embedded database. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    /** The folder of the embedded broker. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** The file with what a part has written. */
    public Path logOf(String part) {
        return logs().resolve(part + ".log");
    }

    /** The folder that says who runs; nothing in it is worth keeping. */
    public Path run() {
        return path.resolve("run");
    }

    /** Where the running suite can be reached. */
    public Path suiteFile() {
        return run().resolve("suite");
    }

    /** Makes the folder ready to be used, for its owner's eyes only. One with files that are not the suite's own is refused. */
    public void prepare() {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path.getParent());
                Files.createDirectory(path, KeyValues.ownerOnly("rwx------"));
            }
            if (!Files.exists(mark())) {
                requireNothingForeign();
                Files.createFile(mark());
            }
            Files.createDirectories(run());
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new SuiteFailure(
                    "Cannot write to %s (%s). Free some space or change its owner, or use --data <dir>."
                            .formatted(path, reason(e)),
                    e);
        }
    }

    /** Whatever lies in a folder that bears the mark is removed with it. */
    private void requireNothingForeign() throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            if (!all.allMatch(this::isOfABuild)) {
                throw new SuiteFailure(
                        "%s has files that are not the suite's. Name a folder that is empty or not there yet: --data <dir>."
                                .formatted(path));
            }
        }
    }

    /** A build comes before the first start, and leaves its log and its lock. */
    private boolean isOfABuild(Path file) {
        if (!file.equals(logs()) || !Files.isDirectory(file)) {
            return file.getFileName().toString().startsWith("build.pid");
        }
        try (Stream<Path> all = Files.list(file)) {
            return all.allMatch(logOf("build")::equals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when there is too little for a start. */
    public void requireSpace() {
        try {
            FileStore store = Files.getFileStore(path);
            requireSpace(store.getUsableSpace() / (1024 * 1024));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void requireSpace(long freeMegabytes) {
        if (freeMegabytes < NEEDED_MEGABYTES) {
            throw new SuiteFailure("Only %d MB free in %s and %d MB are needed. Free some space, or use --data <dir>."
                    .formatted(freeMegabytes, path, NEEDED_MEGABYTES));
        }
    }

    /** Held while a suite runs here. The system drops it with the process, however that ends. */
    public Optional<FileLock> lock() {
        try {
            FileChannel channel =
                    FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (IOException e) {
            throw new SuiteFailure("Cannot lock %s (%s).".formatted(path, reason(e)), e);
        }
    }

    /** Whether a suite runs here now. */
    public boolean isLocked() {
        if (!exists()) {
            return false;
        }
        Optional<FileLock> lock = lock();
        lock.ifPresent(this::release);
        return lock.isEmpty();
    }

    /** Lets others have the folder. */
    public void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    /** The logs of the previous run stay beside the new ones. */
    public void putLogsAside() {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(logs(), "*.log")) {
            for (Path log : logs) {
                String name = log.getFileName().toString();
                if (!name.endsWith(".1.log") && !name.equals("build.log")) {
                    Path previous = log.resolveSibling(name.replace(".log", ".1.log"));
                    Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the folder, if it is one of ours, and with a link to it what it leads to. */
    public void remove() {
        if (!Files.exists(mark())) {
            throw new SuiteFailure("%s is not a data folder of the suite: nothing was removed.".formatted(path));
        }
        try {
            Path real = path.toRealPath();
            deleteAllButTheMark(real);
            delete(real);
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new SuiteFailure("Could not remove all of %s (%s).".formatted(path, reason(e)), e);
        }
    }

    /** A folder of which something is left is still ours. */
    private static void deleteAllButTheMark(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> !file.endsWith(MARK))) {
            for (Path file : files) {
                delete(file);
                Files.deleteIfExists(file);
            }
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The system's own words, where Java passes them on. */
    public static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left on device")) {
            return "the disk is full";
        }
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            default -> message;
        };
    }
}
