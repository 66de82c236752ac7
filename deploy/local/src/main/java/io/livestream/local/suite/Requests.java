package io.livestream.local.suite;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.KeyValues;
import io.livestream.local.folder.SuiteFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How another terminal asks the running launcher for something: a file with the request, and beside it one with the answer.
 *
 * <p>Only the owner of the data folder can do that, and no port has to be open for it.
 */
public final class Requests {

    /** Forget the figures of analytics-service and count them again from the log. */
    public static final String REBUILD_ANALYTICS = "rebuild analytics";

    private static final String REQUEST = ".request";
    private static final String ANSWER = ".answer";
    private static final String FAILED = "failed";
    private static final long LOOK_MILLIS = 200;

    private final Path folder;

    /** To and from the launcher of that folder. */
    public Requests(DataFolder data) {
        folder = data.run().resolve("requests");
    }

    /** Forgets what nobody waits for any more. */
    void clear() {
        try {
            DataFolder.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher's side: does what is asked for, one after the other. */
    public void answer(Suite suite) {
        try (DirectoryStream<Path> requests = Files.newDirectoryStream(folder, "*" + REQUEST)) {
            for (Path request : requests) {
                String what = Files.readString(request).strip();
                Files.delete(request);
                String id = request.getFileName().toString().replace(REQUEST, "");
                KeyValues.write(folder.resolve(id + ANSWER), Map.of(FAILED, outcome(what, suite)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(String what, Suite suite) {
        if (!what.equals(REBUILD_ANALYTICS)) {
            return "The running suite does not know how to " + what + ".";
        }
        try {
            suite.rebuildAnalytics();
            return "";
        } catch (SuiteFailure e) {
            return e.getMessage();
        }
    }

    /** The other terminal's side: returns when it is done, fails when it failed or the launcher is gone. */
    public void ask(String what, ProcessHandle launcher) {
        String id = UUID.randomUUID().toString();
        Path answer = folder.resolve(id + ANSWER);
        try {
            Path draft = folder.resolve(id + ".new");
            Files.writeString(draft, what);
            Files.move(draft, folder.resolve(id + REQUEST), StandardCopyOption.ATOMIC_MOVE);
            while (!Files.exists(answer)) {
                if (endsSoon(launcher)) {
                    throw new SuiteFailure("The suite stopped before it was done.");
                }
            }
            String failure = KeyValues.read(answer).get(FAILED);
            Files.delete(answer);
            if (!failure.isEmpty()) {
                throw new SuiteFailure(failure);
            }
        } catch (IOException e) {
            throw new SuiteFailure("The running suite cannot be asked (%s).".formatted(DataFolder.reason(e)), e);
        }
    }

    private static boolean endsSoon(ProcessHandle launcher) {
        try {
            launcher.onExit().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
