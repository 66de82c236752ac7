package io.livestream.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.livestream.platform.problem.NotYours;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.As;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest {

    @Inject
    Idempotency idempotency;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final TestUser teacher = As.teacher();
    private final String path = "/api/things/" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameKeyReturnsTheFirstReply() {
        Response first = posting(teacher, path, key);
        Response second = posting(teacher, path, key);

        first.then().statusCode(201).header("Location", startsWith(path + "/"));
        second.then()
                .statusCode(201)
                .contentType("application/json")
                .header("Location", equalTo(first.header("Location")));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void aTrailingSlashIsTheSameAddress() {
        assertThat(posting(teacher, path + "/", key).asString())
                .isEqualTo(posting(teacher, path, key).asString());
    }

    @Test
    void withoutAKeyEachCallCreates() {
        assertThat(posting(teacher, path, null).asString())
                .isNotEqualTo(posting(teacher, path, null).asString());
    }

    @Test
    void aKeyIsItsCallersOwnAndHoldsAtOneAddress() {
        String first = posting(teacher, path, key).asString();

        assertThat(posting(As.teacher(), path, key).asString()).isNotEqualTo(first);
        assertThat(posting(teacher, path + "x", key).asString()).isNotEqualTo(first);
        assertThat(posting(teacher, path, key + "x").asString()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ü"})
    void aKeyThatIsNoneIsRefused(String bad) {
        posting(teacher, path, bad).then().statusCode(400).body("code", equalTo("invalid"));
    }

    @Test
    void aKeyHasAtMostTwoHundredCharacters() {
        posting(teacher, path, "~".repeat(200)).then().statusCode(201);
        posting(teacher, path, "~".repeat(201)).then().statusCode(400);
    }

    @Test
    void aDayLaterTheKeyIsForgotten() {
        String first = posting(teacher, path, key).asString();

        clock.advance(Duration.ofHours(24).minusSeconds(30));
        assertThat(posting(teacher, path, key).asString()).isEqualTo(first);

        clock.advance(Duration.ofSeconds(31));
        String anew = posting(teacher, path, key).asString();
        assertThat(anew).isNotEqualTo(first);
        assertThat(posting(teacher, path, key).asString()).isEqualTo(anew);
    }

    @Test
    void oldKeysAreRemovedSomeAtATime() {
        sql.update("delete from idempotency_keys");
        int old = Idempotency.CLEANED_AT_ONCE + 5;
        IntStream.range(0, old).forEach(i -> create(key + i));
        clock.advance(IdempotencyKey.KEPT.plusSeconds(1));

        create("one-more");
        assertThat(kept()).isEqualTo(old + 1 - Idempotency.CLEANED_AT_ONCE);
        create("and-another");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void callsAtTheSameMomentCreateOnce() throws InterruptedException, ExecutionException {
        AtomicInteger created = new AtomicInteger();
        List<Callable<Object>> calls = IntStream.range(0, 30)
                .<Callable<Object>>mapToObj(_ -> () -> idempotency
                        .create(key, "scope", path, () -> new Created("/api/x", created.incrementAndGet()))
                        .body())
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> reply : threads.invokeAll(calls)) {
                assertThat(reply.get()).isEqualTo("1");
            }
        }

        assertThat(created).hasValue(1);
    }

    @Test
    void aRefusalIsNotKeptAndLeavesNothing() {
        assertThatThrownBy(() -> idempotency.create(key, "scope", path, () -> {
                    create("beneath");
                    throw new NotYours();
                }))
                .isInstanceOf(NotYours.class);

        assertThat(kept()).isZero();
        assertThat(idempotency
                        .create(key, "scope", path, () -> new Created("/api/x", 2))
                        .body())
                .isEqualTo("2");
    }

    @Test
    void theKeyIsKeptInTheTransactionOfTheCaller() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    create(key);
                    throw new NotYours();
                }))
                .isInstanceOf(NotYours.class);

        assertThat(kept()).isZero();
    }

    private void create(String withKey) {
        idempotency.create(withKey, "scope", path, () -> new Created("/api/x", 1));
    }

    private long kept() {
        return sql.first("select count(*) as n from idempotency_keys where path = ?", row -> row.number("n"), path)
                .orElseThrow();
    }

    private static Response posting(TestUser caller, String path, String key) {
        var request = caller.request();
        return key == null
                ? request.post(path)
                : request.header("Idempotency-Key", key).post(path);
    }
}
