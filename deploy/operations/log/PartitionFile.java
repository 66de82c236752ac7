import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The records of one partition in a file, from offset 0 on without a gap, so that a record's place is its offset. */
final class PartitionFile implements AutoCloseable {

    record Entry(long timestamp, byte[] key, Headers headers, byte[] value) {}

    private static final String SUFFIX = ".records";

    private final DataOutputStream out;
    private long count;

    private PartitionFile(DataOutputStream out, long count) {
        this.out = out;
        this.count = count;
    }

    private static Path path(Path folder, int partition) {
        return folder.resolve(partition + SUFFIX);
    }

    /** What was written in part when the machine stopped is cut off. */
    static PartitionFile openToAdd(Path folder, int partition) throws IOException {
        Path path = path(folder, partition);
        long[] whole = {0, 0};
        if (Files.exists(path)) {
            whole = read(folder, partition, _ -> {});
            try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(whole[1]);
            }
        }
        var out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new PartitionFile(new DataOutputStream(new BufferedOutputStream(out)), whole[0]);
    }

    long count() {
        return count;
    }

    void add(Entry entry) throws IOException {
        out.writeLong(entry.timestamp());
        write(entry.key());
        Header[] headers = entry.headers().toArray();
        out.writeInt(headers.length);
        for (Header header : headers) {
            out.writeUTF(header.key());
            write(header.value());
        }
        write(entry.value());
        count++;
    }

    private void write(byte[] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** @return how many whole records there are, and how many bytes they take */
    static long[] read(Path folder, int partition, Consumer<Entry> reader) throws IOException {
        long count = 0;
        long bytes = 0;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path(folder, partition))))) {
            while (true) {
                long[] size = {8 + 4};
                long timestamp = in.readLong();
                byte[] key = bytes(in, size);
                var headers = new RecordHeaders();
                for (int left = in.readInt(); left > 0; left--) {
                    String name = in.readUTF();
                    size[0] += 2 + name.getBytes(StandardCharsets.UTF_8).length;
                    headers.add(name, bytes(in, size));
                }
                reader.accept(new Entry(timestamp, key, headers, bytes(in, size)));
                count++;
                bytes += size[0];
            }
        } catch (EOFException end) {
            return new long[] {count, bytes};
        }
    }

    private static byte[] bytes(DataInputStream in, long[] size) throws IOException {
        int length = in.readInt();
        size[0] += 4;
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        size[0] += length;
        return bytes;
    }

    /** How many records the folder has of each partition. */
    static Map<Integer, Long> counts(Path folder) throws IOException {
        Map<Integer, Long> counts = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                int partition = Integer.parseInt(file.getFileName().toString().replace(SUFFIX, ""));
                counts.put(partition, read(folder, partition, _ -> {})[0]);
            }
        }
        return counts;
    }
}
