import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;

/**
 * Copies an archive of the log without what one person wrote, was called, and could be found by. Every record keeps its place and
 * its type, so figures and rooms are as before.
 */
final class Redaction {

    private static final String ERASED = "Erased";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String person;
    private final Optional<String> address;
    /** Classes that were deleted: nobody sees any more what was written about them. */
    private final Set<String> deleted = new HashSet<>();
    private long redacted;

    Redaction(String person, Optional<String> address) {
        if (!person.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new LogArchive.Refused(person + " is no user id.");
        }
        this.person = person;
        this.address = address;
    }

    void run(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new LogArchive.Refused(to + " is there already.");
        }
        Files.createDirectories(to);
        Set<Integer> partitions = PartitionFile.counts(from).keySet();
        for (int partition : partitions) {
            PartitionFile.read(from, partition, this::noteDeleted);
        }
        for (int partition : partitions) {
            try (PartitionFile copy = PartitionFile.openToAdd(to, partition)) {
                PartitionFile.read(from, partition, entry -> add(copy, entry));
            }
        }
        System.out.println("Redacted " + redacted + " records.");
    }

    private void noteDeleted(PartitionFile.Entry entry) {
        Header type = entry.headers().lastHeader("ce_type");
        if (type != null && new String(type.value(), StandardCharsets.UTF_8).equals("stream.deleted")) {
            deleted.add(new String(entry.key(), StandardCharsets.UTF_8));
        }
    }

    private void add(PartitionFile copy, PartitionFile.Entry entry) {
        try {
            copy.add(new PartitionFile.Entry(entry.timestamp(), entry.key(), entry.headers(), redacted(entry.value())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] redacted(byte[] value) throws IOException {
        if (value == null || !(JSON.readTree(value) instanceof ObjectNode event)) {
            return value;
        }
        boolean changed = wrote(event) && blank(event);
        changed |= forgetAddress(event);
        changed |= forgetClass(event.path("stream"));
        changed |= forgetName(event);
        redacted += changed ? 1 : 0;
        return changed ? JSON.writeValueAsBytes(event) : value;
    }

    /** A message or a question has an author, an answer is by somebody. */
    private boolean wrote(ObjectNode event) {
        return isPerson(event.path("author")) || event.has("spoken") && isPerson(event.path("by"));
    }

    private static boolean blank(ObjectNode event) {
        if (!event.path("text").isTextual()) {
            return false;
        }
        // An answer may have no text; a message and a question have one.
        event.put("text", event.has("spoken") ? null : "");
        return true;
    }

    private boolean forgetAddress(ObjectNode event) {
        JsonNode hash = event.path("emailHash");
        boolean theirs = hash.isTextual()
                && !hash.asText().equals(ERASED)
                && (event.path("userId").asText().equals(person)
                        || address.filter(hash.asText()::equals).isPresent());
        if (theirs) {
            event.put("emailHash", ERASED);
        }
        return theirs;
    }

    /** What they wrote about a class of theirs that was deleted. */
    private boolean forgetClass(JsonNode stream) {
        boolean theirs = stream instanceof ObjectNode
                && isPerson(stream.path("teacher"))
                && deleted.contains(stream.path("id").asText());
        if (theirs) {
            ((ObjectNode) stream).put("title", ERASED).putNull("description").putArray("tags");
        }
        return theirs;
    }

    /** Wherever they are named: as author, as participant, as who did it, as the teacher of a stream, as who voted. */
    private boolean forgetName(JsonNode node) {
        boolean changed = false;
        if (node instanceof ObjectNode object && isNamed(object) && object.has("displayName")) {
            changed = !object.path("displayName").asText().equals(ERASED);
            object.put("displayName", ERASED);
        }
        for (JsonNode child : node) {
            changed |= forgetName(child);
        }
        return changed;
    }

    /** A person has an id; a vote names its voter beside its own. */
    private boolean isNamed(JsonNode node) {
        return isPerson(node) || node.path("userId").asText().equals(person);
    }

    private boolean isPerson(JsonNode node) {
        return node.path("id").asText().equals(person);
    }
}
