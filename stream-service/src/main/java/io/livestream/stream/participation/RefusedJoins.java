package io.livestream.stream.participation;

import io.livestream.platform.problem.ServiceException;
import io.livestream.platform.sql.SqlFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Counts those who wanted a seat and did not get one, by the code of the reply that they got. */
@ApplicationScoped
class RefusedJoins {

    private static final String UNAVAILABLE = "unavailable";
    private static final List<String> REASONS = List.of("stream-full", "stream-not-live", "removed", UNAVAILABLE);

    private final Map<String, Counter> byReason;
    private final Counter other;

    RefusedJoins(MeterRegistry meters) {
        byReason = REASONS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), of(meters)));
        other = of(meters).apply("other");
    }

    private static Function<String, Counter> of(MeterRegistry meters) {
        return reason -> Counter.builder("livestream.seats.refused")
                .description("Joins that were refused, by the code of the refusal")
                .tag("reason", reason)
                .register(meters);
    }

    <T> T count(Supplier<T> join) {
        try {
            return join.get();
        } catch (ServiceException refused) {
            byReason.getOrDefault(refused.code(), other).increment();
            throw refused;
        } catch (RuntimeException failed) {
            // Whoever meets a database that is away is answered as those are for whom there is no way through.
            (SqlFailure.isTemporary(failed) ? byReason.get(UNAVAILABLE) : other).increment();
            throw failed;
        }
    }
}
