package io.livestream.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livestream.platform.validation.StrictJson;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.transaction.xa.XAException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    private static final class Refused extends ServiceException {
        Refused(Map<String, Object> details) {
            super(Kind.CONFLICT, "some-code", "A sentence.", details);
        }

        Refused(Kind kind) {
            super(kind, "some-code", "A sentence.", Map.of("seats", 3));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 400",
        "UNAUTHENTICATED, 401",
        "FORBIDDEN, 403",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "STALE, 412",
        "TOO_LARGE, 413",
        "TOO_MANY, 429",
        "UNAVAILABLE, 503"
    })
    void eachKindOfRefusalHasItsStatus(Kind kind, int status) {
        Failure failure = Failures.of(new Refused(kind));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.code()).isEqualTo("some-code");
        assertThat(failure.detail()).isEqualTo("A sentence.");
        assertThat(failure.details()).containsExactly(Map.entry("seats", 3));
    }

    @Test
    void theDetailsOfARefusalKeepTheirOrder() {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int seat = 9; seat > 0; seat--) {
            details.put("seat" + seat, seat);
        }

        assertThat(new Refused(details).details()).containsExactlyEntriesOf(details);
    }

    @Test
    void aRefusalIsFoundInsideOfWhatWrapsIt() {
        Throwable wrapped = new IllegalStateException(new RuntimeException(new Refused(Kind.CONFLICT)));

        assertThat(Failures.of(wrapped).code()).isEqualTo("some-code");
    }

    @Test
    void aRefusalForNowSaysWhenToComeBackInWholeSecondsRoundedUp() {
        Throwable slow = new Refused(Kind.TOO_MANY).withRetryAfter(Duration.ofMillis(1001));
        Throwable soon = new Refused(Kind.TOO_MANY).withRetryAfter(Duration.ZERO);

        assertThat(Failures.of(slow).headers()).containsEntry("Retry-After", "2");
        assertThat(Failures.of(soon).headers()).containsEntry("Retry-After", "1");
        assertThat(Failures.of(new Refused(Kind.TOO_MANY)).headers()).containsEntry("Retry-After", "1");
        assertThat(Failures.of(new Refused(Kind.UNAVAILABLE)).headers()).containsEntry("Retry-After", "1");
        assertThat(Failures.of(new Refused(Kind.CONFLICT)).headers()).isEmpty();
    }

    @Test
    void whoeverIsNotKnownIsToldHowToBecomeIt() {
        assertThat(Failures.of(new UnauthorizedException()).headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(Failures.of(new Refused(Kind.UNAUTHENTICATED)).headers())
                .containsEntry("WWW-Authenticate", "Bearer");
        assertThat(Failures.of(new WebApplicationException(401)).headers()).containsEntry("WWW-Authenticate", "Bearer");
    }

    @Test
    void aBadTokenIsSaidToBeOne() {
        for (Throwable bad : List.of(new AuthenticationFailedException(), new AuthenticationCompletionException())) {
            Failure failure = Failures.of(bad);

            assertThat(failure.status()).isEqualTo(401);
            assertThat(failure.code()).isEqualTo("unauthenticated");
            assertThat(failure.headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void whatTheFrameworkRefusesHasACode() {
        assertThat(codeOf(new ForbiddenException())).isEqualTo("403 forbidden");
        assertThat(codeOf(new NotFoundException())).isEqualTo("404 not-found");
        assertThat(codeOf(new WebApplicationException(405))).isEqualTo("405 method-not-allowed");
        assertThat(codeOf(new NotAcceptableException())).isEqualTo("406 not-acceptable");
        assertThat(codeOf(new WebApplicationException(413))).isEqualTo("413 too-large");
        assertThat(codeOf(new NotSupportedException())).isEqualTo("415 unsupported-media-type");
        assertThat(codeOf(new WebApplicationException(429))).isEqualTo("429 too-many");
        assertThat(codeOf(new ServiceUnavailableException())).isEqualTo("503 unavailable");
        assertThat(codeOf(new BadRequestException())).isEqualTo("400 malformed");
        assertThat(codeOf(new InternalServerErrorException())).isEqualTo("500 internal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "58030", "40P01", "40001", "55P03"})
    void aDatabaseThatCannotJustNowIsUnavailable(String state) {
        Throwable failed = new IllegalStateException(new SQLException("no", state));

        assertThat(codeOf(failed)).isEqualTo("503 unavailable");
        assertThat(Failures.of(failed).headers()).containsKey("Retry-After");
    }

    @Test
    void aPoolWithoutAConnectionToGiveIsUnavailable() {
        assertThat(codeOf(new RuntimeException(new SQLException("Sorry, acquisition timeout!"))))
                .isEqualTo("503 unavailable");
    }

    @Test
    void aBrokerThatCannotJustNowIsUnavailable() {
        assertThat(codeOf(new IllegalStateException(new TimeoutException()))).isEqualTo("503 unavailable");
        assertThat(codeOf(new RecordTooLargeException())).isEqualTo("500 internal");
    }

    @ParameterizedTest
    @CsvSource({"08006, 503 unavailable", "40001, 503 unavailable", "23505, 409 conflict", "42703, 500 internal"})
    void whatTheDatabaseSaidAtTheEndOfATransactionCountsThoughItIsNoCause(String state, String expected) {
        XAException commit = new XAException(XAException.XAER_RMFAIL);
        commit.initCause(new SQLException("no", state));
        RollbackException ended = new RollbackException("could not commit");
        ended.addSuppressed(commit);

        assertThat(codeOf(new RuntimeException(ended))).isEqualTo(expected);
    }

    @Test
    void aTransactionThatRanOutOfItsTimeIsUnavailable() {
        assertThat(codeOf(new RuntimeException(new RollbackException("not active"))))
                .isEqualTo("503 unavailable");
        assertThat(codeOf(new RuntimeException(new SystemException("cannot begin"))))
                .isEqualTo("503 unavailable");
    }

    @Test
    void aStatementThatIsWrongIsOurFault() {
        assertThat(codeOf(new RuntimeException(new SQLException("no such column", "42703"))))
                .isEqualTo("500 internal");
    }

    @Test
    void theLoserOfARaceIsToldOfAConflict() {
        assertThat(codeOf(new RuntimeException(new SQLException("duplicate key", "23505"))))
                .isEqualTo("409 conflict");
        assertThat(codeOf(new RuntimeException(new OptimisticLockException()))).isEqualTo("409 conflict");
    }

    @Test
    void aFaultOfOursTellsAReferenceAndNothingElse() {
        Failure failure = Failures.of(new IllegalStateException("the password is 1234"));

        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.code()).isEqualTo("internal");
        assertThat(failure.detail()).doesNotContain("1234");
        assertThat(UUID.fromString((String) failure.details().get("incident"))).isNotNull();
    }

    @Test
    void malformedJsonIsTheCallersFaultOnlyWhenItIsTheBodys() {
        JsonParseException malformed = new JsonParseException(null, "Unexpected character");

        assertThat(codeOf(malformed)).isEqualTo("400 malformed");
        assertThat(codeOf(new WebApplicationException(malformed, 400))).isEqualTo("400 malformed");
        assertThat(codeOf(new UncheckedIOException(malformed))).isEqualTo("500 internal");
    }

    @Test
    void aFieldOfTheWrongFormIsNamedAndNoTypeOfOursIs() {
        record Item(int size) {}
        record Draft(List<Item> items) {}

        Failure failure = Failures.of(readingFails("{\"items\": [{\"size\": 1}, {\"size\": \"x\"}]}", Draft.class));

        assertThat(failure.code()).isEqualTo("invalid");
        assertThat(failure.violations()).extracting(Violation::field).containsExactly("items[1].size");
        assertThat(failure.violations().getFirst().message()).startsWith("must be a number");
    }

    @Test
    void aNumberOutOfRangeIsNamed() {
        record Draft(int size) {}

        IOException failed = readingFails("{\"size\": 99999999999}", Draft.class);

        assertThat(Failures.of(new WebApplicationException(failed, 400)).violations())
                .containsExactly(new Violation("size", "is a number out of range"));
    }

    @Test
    void aRecordMayRefuseItsOwnValues() {
        Failure failure = Failures.of(readingFails("{\"size\": 7}", Even.class));

        assertThat(failure.code()).isEqualTo("invalid");
        assertThat(failure.violations()).containsExactly(new Violation("size", "must be even"));
    }

    private record Even(int size) {
        Even {
            if (size % 2 != 0) {
                throw new Invalid("size", "must be even");
            }
        }
    }

    private static IOException readingFails(String body, Class<?> type) {
        ObjectMapper json = new ObjectMapper();
        new StrictJson().customize(json);
        try {
            json.readValue(body, type);
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError("It was read");
    }

    private static String codeOf(Throwable thrown) {
        Failure failure = Failures.of(thrown);
        return failure.status() + " " + failure.code();
    }
}
