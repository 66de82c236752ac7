package io.livestream.platform.validation;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;

/**
 * Reads JSON as it stands: {@code "5"} is no number, {@code 1} is not true, and nothing follows the value.
 *
 * <p>Fields that are not known are ignored, so that clients may be newer than services. A field that is null counts as one
 * left out; what must not be left out says so itself, and is no primitive.
 */
@Singleton
public final class StrictJson implements ObjectMapperCustomizer {

    private static final EnumSet<LogicalType> SCALARS = EnumSet.of(
            LogicalType.Textual,
            LogicalType.Integer,
            LogicalType.Float,
            LogicalType.Boolean,
            LogicalType.Enum,
            LogicalType.DateTime,
            LogicalType.OtherScalar);

    /** Last of all, since the module of times that the framework registers would otherwise read them in its own way. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        // Four bytes for an emoji instead of twelve.
        json.getFactory().configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8.mappedFeature(), true);
        SCALARS.forEach(type -> refuseCoercion(json, type));
        json.registerModule(new SimpleModule("livestream")
                .addDeserializer(String.class, new CleanTextDeserializer())
                .addDeserializer(Instant.class, new TimeDeserializer()));
    }

    private static void refuseCoercion(ObjectMapper json, LogicalType type) {
        var rules = json.coercionConfigFor(type);
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            if (!isItsOwn(shape, type)) {
                rules.setCoercion(shape, CoercionAction.Fail);
            }
        }
    }

    private static boolean isItsOwn(CoercionInputShape shape, LogicalType type) {
        return switch (type) {
            case Textual -> shape == CoercionInputShape.String || shape == CoercionInputShape.EmptyString;
            case Enum, DateTime, OtherScalar -> shape == CoercionInputShape.String;
            case Integer -> shape == CoercionInputShape.Integer;
            case Float -> shape == CoercionInputShape.Integer || shape == CoercionInputShape.Float;
            case Boolean -> shape == CoercionInputShape.Boolean;
            default -> false;
        };
    }
}
