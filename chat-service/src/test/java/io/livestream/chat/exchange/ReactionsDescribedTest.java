package io.livestream.chat.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.testing.AsyncApi;
import org.junit.jupiter.api.Test;

class ReactionsDescribedTest {

    @Test
    void theClosedSetOfEmojiIsDescribed() {
        assertThat(AsyncApi.document().at("/components/schemas/Emoji/enum").valueStream())
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(RoomCalls.EMOJI);
    }
}
