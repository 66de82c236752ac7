package io.livestream.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Counts what {@link CodePoints} bounds. */
public final class CodePointsValidator implements ConstraintValidator<CodePoints, CharSequence> {

    private int min;
    private int max;

    @Override
    public void initialize(CodePoints rule) {
        min = rule.min();
        max = rule.max();
    }

    @Override
    public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int length = Character.codePointCount(text, 0, text.length());
        return length >= min && length <= max;
    }
}
