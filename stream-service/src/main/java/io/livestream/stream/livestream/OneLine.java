package io.livestream.stream.livestream;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.livestream.platform.validation.CodePoints;
import io.livestream.platform.validation.Text;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of one line ({@link Text#isOneLine}) with something in it to see: not only blanks, controls and format characters. */
@Documented
@Constraint(validatedBy = OneLine.Validator.class)
@CodePoints
@Pattern(regexp = "(?s).*[^\\p{Z}\\p{C}].*", message = "must not be blank")
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface OneLine {

    /** In code points. */
    @OverridesAttribute(constraint = CodePoints.class, name = "max")
    int max();

    String message() default "must not have control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<OneLine, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || Text.isOneLine(text);
        }
    }
}
