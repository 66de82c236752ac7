package io.livestream.chat.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Set;

/** Reads what clients send. */
@Singleton
public final class ClientFrames {

    private final ObjectMapper json;
    private final Validator validator;

    ClientFrames(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads one text frame.
     *
     * @throws RefusedFrame if it is no frame of a client; it names the {@code ref}, as far as there is one
     */
    public ClientFrame read(byte[] utf8) throws RefusedFrame {
        try {
            ClientFrame frame = json.readValue(utf8, ClientFrame.class);
            if (frame == null) {
                throw RefusedFrame.malformed(null);
            }
            return checked(frame);
        } catch (InvalidTypeIdException e) {
            throw RefusedFrame.unknownType(refOf(utf8));
        } catch (IOException e) {
            throw RefusedFrame.unreadable(refOf(utf8), e);
        }
    }

    private ClientFrame checked(ClientFrame frame) throws RefusedFrame {
        Set<ConstraintViolation<ClientFrame>> violations = validator.validate(frame);
        if (!violations.isEmpty()) {
            throw RefusedFrame.invalid(frame.ref(), violations);
        }
        return frame;
    }

    private String refOf(byte[] utf8) {
        try {
            JsonNode ref = json.readTree(utf8).path("ref");
            return ref.isTextual() && ref.textValue().length() <= ClientFrame.MAX_REF ? ref.textValue() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
