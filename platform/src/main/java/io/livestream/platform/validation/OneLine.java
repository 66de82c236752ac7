package io.livestream.platform.validation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/**
 * A text of one line ({@link Text#isOneLine}) with something in it to see: not only blanks, controls, format and private-use characters.
 * It is judged as it will be stored, so whoever reads it takes the blanks around it away first ({@link Text#strip}); null is valid.
 */
@Documented
@Constraint(validatedBy = OneLine.Validator.class)
@CodePoints(message = "must have {max} characters at most")
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneLine {

    /** In code points. */
    @OverridesAttribute(constraint = CodePoints.class, name = "max")
    int max();

    String message() default "must not have control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<OneLine, String> {

        private static final Pattern SEEN = Pattern.compile("[^\\p{Z}\\p{C}]");

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text != null && !SEEN.matcher(text).find()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("must not be blank")
                        .addConstraintViolation();
                return false;
            }
            return text == null || Text.isOneLine(text);
        }
    }
}
