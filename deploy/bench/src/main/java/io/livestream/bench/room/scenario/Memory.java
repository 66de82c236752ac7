package io.livestream.bench.room.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds, after it has collected its garbage.
 *
 * @param resident what the system counts for the process, which includes room in the heap that is free again
 * @param heap what of the heap is in use; none when there is no jcmd to ask
 * @param committed what of the heap the system has given, used or not
 */
public record Memory(long resident, OptionalLong heap, OptionalLong committed) {

    private static final int KILO = 1024;
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final Pattern TOTAL = Pattern.compile("\\b(?:committed|total) (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");

    static Memory of(ProcessHandle process) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        OptionalLong heap = OptionalLong.empty();
        OptionalLong committed = OptionalLong.empty();
        if (Files.isExecutable(jcmd)) {
            jcmd(jcmd, process, "GC.run");
            String info = jcmd(jcmd, process, "GC.heap_info");
            heap = used(info);
            committed = committed(info);
        }
        return new Memory(resident(Path.of("/proc", Long.toString(process.pid()), "status")), heap, committed);
    }

    private static String jcmd(Path jcmd, ProcessHandle process, String command)
            throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(process.pid()), command))
                .redirectErrorStream(true)
                .start();
        String answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asking.waitFor();
        return answer;
    }

    private static long resident(Path status) throws IOException {
        return Files.isReadable(status) ? resident(Files.readString(status)) : 0;
    }

    /** Of the text of /proc/…/status, in bytes. */
    static long resident(String status) {
        Matcher matcher = RESIDENT.matcher(status);
        return matcher.find() ? KILO * Long.parseLong(matcher.group(1)) : 0;
    }

    /** Over the parts of the heap, in bytes. The metaspace is told in the same words and is no part of it. */
    private static OptionalLong sum(Pattern pattern, String heapInfo) {
        long sum = 0;
        for (String line : heapInfo.lines().toList()) {
            Matcher matcher = pattern.matcher(line);
            if (!line.contains("Metaspace") && !line.contains("class space") && matcher.find()) {
                sum += KILO * Long.parseLong(matcher.group(1));
            }
        }
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    static OptionalLong used(String heapInfo) {
        return sum(USED, heapInfo);
    }

    static OptionalLong committed(String heapInfo) {
        return sum(TOTAL, heapInfo);
    }

    /** What is really needed: what is used of the heap, and all that is outside of it. */
    public OptionalLong needed() {
        return heap.isPresent() && committed.isPresent()
                ? OptionalLong.of(heap.getAsLong() + resident - committed.getAsLong())
                : OptionalLong.empty();
    }
}
