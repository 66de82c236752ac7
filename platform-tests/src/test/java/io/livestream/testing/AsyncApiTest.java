package io.livestream.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AsyncApi document = AsyncApi.document();

    @ParameterizedTest
    @ValueSource(strings = {"room", "events", "streams", "users", "presence", "roomNotes", "deadLetters"})
    void eachExampleIsWhatItsMessageIs(String channel) {
        document.messages(channel)
                .forEach((key, message) -> message.path("examples")
                        .forEach(example -> assertThat(document.faults(channel, key, example.get("payload")))
                                .as(key)
                                .isEmpty()));
    }

    /** A member of any name that the document does not know, at any depth, and one that is missing. */
    @Test
    void aMemberThatIsRenamedIsAFault() throws IOException {
        ObjectNode joined = golden();
        joined.set("count", joined.remove("viewers"));
        assertThat(faults(joined)).hasSize(1).first().asString().contains("count");

        ObjectNode nested = golden();
        ((ObjectNode) nested.get("user")).put("name", "Ben").remove("displayName");
        assertThat(faults(nested)).hasSize(2);
    }

    static Stream<Arguments> otherValues() {
        return Stream.of(
                Arguments.of("role", "owner"),
                Arguments.of("joinedAt", "yesterday"),
                Arguments.of("joinedAt", null),
                Arguments.of("viewers", "17"),
                Arguments.of("viewers", -1),
                Arguments.of("user", null));
    }

    @ParameterizedTest
    @MethodSource("otherValues")
    void aValueOfAnotherKindIsAFault(String member, Object value) throws IOException {
        ObjectNode joined = golden();
        joined.putPOJO(member, value);

        assertThat(faults(JSON.readTree(joined.toString()))).isNotEmpty();
    }

    @Test
    void whatIsNoIdIsAFault() throws IOException {
        ObjectNode joined = golden();
        ((ObjectNode) joined.get("user")).put("id", "17");

        assertThat(faults(joined)).isNotEmpty();
    }

    @Test
    void aMessageThatIsNotDescribedIsAFault() throws IOException {
        assertThat(document.faults("events", "participant.waved", golden())).isNotEmpty();
    }

    private List<String> faults(JsonNode payload) {
        return document.faults("events", "participant.joined", payload);
    }

    private static ObjectNode golden() throws IOException {
        return (ObjectNode) JSON.readTree(GoldenRecords.event("participant.joined"));
    }
}
