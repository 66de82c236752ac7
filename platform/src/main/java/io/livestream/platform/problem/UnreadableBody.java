package io.livestream.platform.problem;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.CharConversionException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Says what is wrong with a body that could not be read, without naming types of ours. */
final class UnreadableBody {

    private UnreadableBody() {}

    /** Failures to write a reply are of other types, and faults of ours. */
    static boolean is(Throwable thrown) {
        return thrown instanceof StreamReadException
                // Too deep, or a name or number too long.
                || thrown instanceof StreamConstraintsException
                || thrown instanceof MismatchedInputException
                || thrown instanceof ValueInstantiationException
                // No character set of JSON's: Jackson takes some bytes for UTF-32 and finds that they are not.
                || thrown instanceof CharConversionException;
    }

    static Failure describe(Throwable unreadable) {
        return switch (unreadable) {
            case ValueInstantiationException refused
            when refused.getCause() instanceof ServiceException reason -> Failures.of(reason);
            case MismatchedInputException mismatched
            when !field(mismatched).isEmpty() ->
                Failure.invalid(List.of(new Violation(field(mismatched), rule(mismatched))));
            case JsonMappingException mapped
            when mapped.getCause() instanceof InputCoercionException ->
                Failure.invalid(List.of(new Violation(field(mapped), "is a number out of range")));
            case InputCoercionException _ -> Failure.invalid(List.of(new Violation("", "is a number out of range")));
            default -> Failure.MALFORMED;
        };
    }

    private static String field(JsonMappingException mismatched) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : mismatched.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static String rule(MismatchedInputException mismatched) {
        Class<?> type = mismatched.getTargetType();
        if (type == null) {
            return "has the wrong form";
        }
        if (type == String.class) {
            return "must be text of valid Unicode characters other than U+0000";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == Instant.class) {
            return "must be a time such as 2026-11-22T10:46:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number in range, whole where a whole one is due";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return type.isEnum() ? "must be one of the allowed values" : "has the wrong form";
    }
}
