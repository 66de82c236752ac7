package io.livestream.auth.registration;

import static java.lang.annotation.ElementType.TYPE;

import io.livestream.auth.password.PasswordRules;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** The registration's password is one that {@link PasswordRules} takes from this person; null is valid. */
@Documented
@Constraint(validatedBy = GoodPassword.Validator.class)
@Target(TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface GoodPassword {

    String message() default "is no good password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<GoodPassword, RegisterAccount> {

        @Override
        public boolean isValid(RegisterAccount request, ConstraintValidatorContext context) {
            Optional<String> objection = request.password() == null
                    ? Optional.empty()
                    : PasswordRules.objection(request.password(), request.email(), request.displayName());
            objection.ifPresent(message -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(message)
                        .addPropertyNode("password")
                        .addConstraintViolation();
            });
            return objection.isEmpty();
        }
    }
}
