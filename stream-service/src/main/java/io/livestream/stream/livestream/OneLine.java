package io.livestream.stream.livestream;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.livestream.platform.validation.CodePoints;
import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of one line with something in it to see: not only blanks, controls and format characters, and no controls at all. */
@Documented
@Constraint(validatedBy = {})
@CodePoints
@Pattern(regexp = "(?s).*[^\\p{Z}\\p{C}].*", message = "must not be blank")
@Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface OneLine {

    /** In code points. */
    @OverridesAttribute(constraint = CodePoints.class, name = "max")
    int max();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
