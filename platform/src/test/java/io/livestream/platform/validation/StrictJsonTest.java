package io.livestream.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    enum Color {
        RED
    }

    record Draft(
            String text,
            Integer count,
            int size,
            long far,
            double share,
            Boolean flag,
            UUID ref,
            Instant at,
            List<String> tags,
            Color color) {}

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    @Test
    void whatIsWellFormedIsRead() throws JsonProcessingException {
        Draft draft = json.readValue("""
                {"text": "😀 \\ud83d\\ude00", "count": 5, "size": 1, "far": 2, "share": 1, "flag": true,
                 "ref": "0199c0de-0000-7000-8000-000000000001", "at": "2026-11-22T10:46:00Z", "tags": ["a", ""], "color": "RED"}
                """, Draft.class);

        assertThat(draft)
                .isEqualTo(new Draft(
                        "😀 😀",
                        5,
                        1,
                        2,
                        1,
                        true,
                        UUID.fromString("0199c0de-0000-7000-8000-000000000001"),
                        Instant.parse("2026-11-22T10:46:00Z"),
                        List.of("a", ""),
                        Color.RED));
    }

    @Test
    void whatIsLeftOutIsNullAndWhatIsNotKnownIsIgnored() throws JsonProcessingException {
        Draft draft = json.readValue("{\"text\": null, \"far\": null, \"later\": {\"x\": [1]}}", Draft.class);

        assertThat(draft.text()).isNull();
        assertThat(draft.count()).isNull();
        assertThat(draft.size()).isZero();
        assertThat(draft.far()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 5}",
                "{\"text\": true}",
                "{\"text\": {}}",
                "{\"text\": []}",
                "{\"text\": [\"a\"]}",
                "{\"count\": \"5\"}",
                "{\"count\": 5.0}",
                "{\"count\": true}",
                "{\"count\": \"\"}",
                "{\"count\": 99999999999}",
                "{\"size\": \"1\"}",
                "{\"far\": 1.5}",
                "{\"far\": 99999999999999999999}",
                "{\"share\": \"1\"}",
                "{\"flag\": 1}",
                "{\"flag\": \"true\"}",
                "{\"flag\": \"\"}",
                "{\"ref\": \"\"}",
                "{\"ref\": 5}",
                "{\"ref\": \"1-2\"}",
                "{\"tags\": \"a\"}",
                "{\"tags\": [1]}",
                "{\"color\": \"BLUE\"}",
                "{\"color\": \"\"}",
                "{\"color\": 0}",
                "[]",
                "\"text\"",
                "{} {}",
                "{} x",
                "{",
                "{'text': 'a'}"
            })
    void nothingIsTakenForSomethingElse(String body) {
        assertThatThrownBy(() -> json.readValue(body, Draft.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\\u0000\"}",
                "{\"text\": \"\\ud83d\"}",
                "{\"text\": \"\\ude00\"}",
                "{\"tags\": [\"a\\u0000\"]}"
            })
    void textThatNoStoreCanHoldIsRefused(String body) {
        assertThatThrownBy(() -> json.readValue(body, Draft.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:46:00Z, 2026-11-22T10:46:00Z",
        "2026-11-22T10:46:00+02:00, 2026-11-22T08:46:00Z",
        "2026-11-22T10:46Z, 2026-11-22T10:46:00Z",
        "2026-11-22T10:46:00.123999Z, 2026-11-22T10:46:00.123Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void aTimeMayHaveAnyOffsetAndCountsInMilliseconds(String written, Instant time) throws JsonProcessingException {
        assertThat(json.readValue("{\"at\": \"%s\"}".formatted(written), Draft.class)
                        .at())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "5.5",
                "true",
                "\"\"",
                "\"2026-11-22\"",
                "\"2026-11-22T10:46:00\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"0000-12-31T00:00:00Z\"",
                "\"0001-01-01T00:00:00+01:00\"",
                "\"1795344360\""
            })
    void whatIsNoTimeIsRefused(String value) {
        assertThatThrownBy(() -> json.readValue("{\"at\": %s}".formatted(value), Draft.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aReplyNamesEveryFieldAndWritesTimesAndEmojiAsTheyAre() throws JsonProcessingException {
        record Reply(Instant at, String text, String nothing) {}
        Reply reply = new Reply(Instant.parse("2026-11-22T10:46:00Z"), "😀", null);

        assertThat(new String(json.writeValueAsBytes(reply), StandardCharsets.UTF_8))
                .isEqualTo("{\"at\":\"2026-11-22T10:46:00Z\",\"text\":\"😀\",\"nothing\":null}");
    }
}
