package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.platform.validation.CodePoints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What a client asks for over its socket. A {@code ref} of its own comes back in the answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(name = "chat.send", value = ClientFrame.Send.class),
    @Type(name = "react", value = ClientFrame.React.class),
    @Type(name = "signal", value = ClientFrame.Signal.class),
    @Type(name = "ping", value = ClientFrame.Ping.class)
})
@RegisterForReflection
public sealed interface ClientFrame {

    int MAX_PEER = 64;

    /** Null if the client wants no answer. */
    Ref ref();

    /** A message for the chat; its text is checked like one that comes by REST. */
    record Send(Ref ref, String text, UUID replyTo) implements ClientFrame {}

    record React(Ref ref, @NotBlank String emoji) implements ClientFrame {}

    record Signal(
            Ref ref,
            @NotBlank @CodePoints(max = MAX_PEER) String to,
            @NotNull JsonNode data) implements ClientFrame {}

    record Ping(Ref ref) implements ClientFrame {}
}
