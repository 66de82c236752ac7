package io.livestream.auth.login;

import io.livestream.platform.problem.ServiceException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts logins by what came of them, and by nothing that says who tried. */
@ApplicationScoped
class LoginAttempts {

    private static final String GRANTED = "granted";
    /** Not for what was given, but because something is away. */
    private static final String FAILED = "failed";

    private static final List<String> REFUSALS = List.of("bad-credentials", "too-many-attempts", "busy");

    private final Map<String, Counter> byOutcome;

    LoginAttempts(MeterRegistry meters) {
        byOutcome = Stream.concat(Stream.of(GRANTED, FAILED), REFUSALS.stream())
                .collect(Collectors.toUnmodifiableMap(
                        outcome -> outcome,
                        outcome -> Counter.builder("livestream.login.attempts")
                                .description("Logins by what came of them")
                                .tag("outcome", outcome)
                                .register(meters)));
    }

    <T> T count(Supplier<T> login) {
        String outcome = FAILED;
        try {
            T granted = login.get();
            outcome = GRANTED;
            return granted;
        } catch (ServiceException refused) {
            outcome = REFUSALS.contains(refused.code()) ? refused.code() : FAILED;
            throw refused;
        } finally {
            byOutcome.get(outcome).increment();
        }
    }
}
