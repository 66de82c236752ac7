package io.livestream.bench.room.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private final Envelope envelope = new Envelope();

    @Test
    void aNumberedFrameHasATypeAndANumber() {
        // When
        read("{\"type\":\"question.asked\",\"seq\":4711,\"at\":\"2026-11-22T10:46:00Z\",\"data\":{\"seq\":3}}");

        // Then
        assertThat(envelope.type()).isEqualTo("question.asked");
        assertThat(envelope.seq()).isEqualTo(4711);
        assertThat(envelope.isPosted()).isFalse();
    }

    @Test
    void theNumberOfWhatIsInsideIsNotThatOfTheFrame() {
        // When
        read("{\"type\":\"ack\",\"data\":{\"ref\":\"1\",\"seq\":4711}}");

        // Then
        assertThat(envelope.seq()).isEqualTo(Envelope.NO_SEQ);
    }

    @Test
    void membersMayComeInAnyOrder() {
        // When
        read("{\"data\":{\"text\":\"a \\\"}\\\" and more\",\"list\":[1,{}]},\"seq\":9,\"type\":\"chat.posted\"}");

        // Then
        assertThat(envelope.seq()).isEqualTo(9);
        assertThat(envelope.isPosted()).isTrue();
    }

    @Test
    void aMeasuredMessageBearsItsStamp() {
        // Given
        byte[] text = Stamp.text(200, 7, 3, 123_456, 9_876_543_210_123L);

        // When
        read(new Lookalike(0, 200).frame(5, text));

        // Then
        assertThat(text).hasSize(200);
        assertThat(envelope.stamp())
                .returns(7, Stamp::run)
                .returns(3, Stamp::poster)
                .returns(123_456, Stamp::counter)
                .returns(9_876_543_210_123L, Stamp::sentAt);
    }

    @Test
    void theStampIsFoundWhereItWasNotBefore() {
        // Given
        byte[] text = Stamp.text(200, 1, 0, 1, 1);
        read(new Lookalike(0, 200).frame(1, text));
        envelope.stamp();

        // When
        read("{\"type\":\"chat.posted\",\"seq\":1,\"data\":{\"text\":\"%s\"}}".formatted(ascii(text)));

        // Then
        assertThat(envelope.stamp()).isNotNull();
    }

    @Test
    void whatPeopleWriteBearsNone() {
        // When
        read("{\"type\":\"chat.posted\",\"seq\":1,\"data\":{\"text\":\"(bench me, said the footballer\"}}");

        // Then
        assertThat(envelope.stamp()).isNull();
    }

    @Test
    void whatIsNoFrameOfTheRoomIsSaidToBeNone() {
        assertThatThrownBy(() -> read("{\"seq\":1}")).hasMessageContaining("without a type");
        assertThatThrownBy(() -> read("[1]")).hasMessageContaining("no compact JSON object");
        assertThatThrownBy(() -> read("{\"type\":\"chat")).hasMessageContaining("ends too early");
    }

    @Test
    void aLookalikeIsAsLongAsWhatItStandsFor() {
        // Given
        byte[] text = Stamp.text(200, 1, 0, 1, 1);

        // Then
        assertThat(new Lookalike(640, 200).frame(1, text)).hasSize(640);
        assertThat(new Lookalike(640, 200).frame(1_000_000, text)).hasSize(640);
    }

    /** Amid other bytes, as a frame stands among others in a read. */
    private void read(byte[] json) {
        byte[] bytes =
                ("{\"type\":\"before\"}" + ascii(json) + "{\"type\":\"after\"}").getBytes(StandardCharsets.UTF_8);
        envelope.read(bytes, 17, 17 + json.length);
    }

    private void read(String json) {
        read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
