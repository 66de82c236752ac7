package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** What a client's frame came to; what does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ack(String ref, Long seq, UUID id) {}
