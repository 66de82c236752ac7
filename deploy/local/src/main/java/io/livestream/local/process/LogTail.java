package io.livestream.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from the end of a log what a person should know first. */
public final class LogTail {

    private static final int BYTES = 64 * 1024;
    private static final int LONGEST = 200;
    private static final Pattern CAUSE = Pattern.compile("^\\s*Caused by: [\\w.$]+: (.*)$");
    private static final Pattern ERROR =
            Pattern.compile("^.*?\\b(?:ERROR|FATAL|SEVERE|PANIC):?\\s+(?:\\[[^]]*] )?(?:\\([^)]*\\) )?(.*)$");

    /** What a follower says that refuses to read, each time it tries. */
    private static final String AHEAD = ", and the log ends at ";

    private static final int OFTEN = 5;

    private LogTail() {}

    /**
     * Whether a service says over and over that its database has read further than the log goes. It does not become ready, however
     * long one waits.
     */
    public static boolean isAheadOfTheLog(Path log) {
        return lines(log).stream().filter(line -> line.contains(AHEAD)).count() >= OFTEN;
    }

    /** The full disk before all else, then the innermost cause, then the last error, then simply the last line. */
    public static Optional<String> cause(Path log) {
        List<String> lines = lines(log);
        if (lines.stream().anyMatch(line -> line.contains("No space left on device"))) {
            return Optional.of("the disk is full");
        }
        return last(lines, CAUSE)
                .or(() -> last(lines, ERROR))
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(LogTail::shortened);
    }

    private static Optional<String> last(List<String> lines, Pattern pattern) {
        return lines.reversed().stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.matches() && !matcher.group(1).isBlank())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static String shortened(String line) {
        String text = line.strip();
        if (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static List<String> lines(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
