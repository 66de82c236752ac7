package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What a client's frame came to; what does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record Ack(Ref ref, Long seq, UUID id) {}
