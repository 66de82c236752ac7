package io.livestream.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livestream.platform.problem.Kind;
import io.livestream.platform.validation.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID ID = UUID.fromString("0199c0de-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-22T10:46:00.123Z");

    @Test
    void whatIsEncodedIsRead() {
        String encoded = Cursor.of(ID, AT, 42L, "a~b! ü😀").encode();

        Cursor cursor = Cursor.parse(encoded, 4);

        assertThat(cursor.uuid(0)).isEqualTo(ID);
        assertThat(cursor.instant(1)).isEqualTo(AT);
        assertThat(cursor.number(2)).isEqualTo(42);
        assertThat(cursor.text(3)).isEqualTo("a~b! ü😀");
    }

    @Test
    void nullAndEmptyAndAnExclamationMarkAreThreeThings() {
        Cursor cursor = Cursor.parse(Cursor.of(null, "", "!").encode(), 3);

        assertThat(cursor.instant(0)).isNull();
        assertThat(cursor.text(0)).isNull();
        assertThat(cursor.text(1)).isEmpty();
        assertThat(cursor.text(2)).isEqualTo("!");
    }

    @Test
    void anEncodedCursorNeedsNoEscapingInAQuery() {
        assertThat(Cursor.of(ID, "?&=+/ü").encode()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void noCursorStaysNone() {
        assertThat(Cursor.parse(null, 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "zz", "%%%", "w6Q", "JTAw"})
    void garbageIsRefused(String raw) {
        assertRefused(() -> Cursor.parse(raw, 2));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertRefused(() -> Cursor.parse(Cursor.of(AT).encode(), 2));
        assertRefused(() -> Cursor.parse(Cursor.of(AT, ID, 1).encode(), 2));
    }

    @Test
    void anOverlongCursorIsRefused() {
        assertRefused(() -> Cursor.parse("A".repeat(3_000), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%ED%A0%80x%00", "%zz", "%"})
    void aForgedTextThatNoDatabaseHoldsIsRefused(String part) {
        assertRefused(() -> Cursor.parse(forged(part), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "x", "!", "0199C0DE-0000-7000-8000-000000000001"})
    void aForgedIdIsRefused(String part) {
        assertRefused(() -> Cursor.parse(forged(part), 1).uuid(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%2B1000000000-12-31T23%3A59%3A59Z", "-0001-01-01T00%3A00%3A00Z", "2026-11-22"})
    void aForgedTimeIsRefused(String part) {
        assertRefused(() -> Cursor.parse(forged(part), 1).instant(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"})
    void theFirstAndTheLastTimeThatIsTakenIsACursor(String time) throws JsonProcessingException {
        record Draft(Instant at) {}
        ObjectMapper json = new ObjectMapper();
        new StrictJson().customize(json);
        Instant taken =
                json.readValue("{\"at\": \"%s\"}".formatted(time), Draft.class).at();

        assertThat(Cursor.parse(Cursor.of(taken).encode(), 1).instant(0)).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!", "1.5", "99999999999999999999"})
    void aForgedNumberIsRefused(String part) {
        assertRefused(() -> Cursor.parse(forged(part), 1).number(0));
    }

    private static String forged(String parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertRefused(ThrowingCallable parsing) {
        assertThatThrownBy(parsing).isInstanceOfSatisfying(BadCursor.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("bad-cursor");
            assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        });
    }
}
