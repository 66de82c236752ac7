package io.livestream.platform.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Reads a time with any offset from UTC, to the millisecond: what is answered is then what was stored. Only what {@link Times} holds. */
final class TimeDeserializer extends StdScalarDeserializer<Instant> {

    TimeDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (Times.fits(time)) {
                return time;
            }
        } catch (DateTimeException _) {
            // Falls through to the one refusal.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, "", "is no time");
    }
}
