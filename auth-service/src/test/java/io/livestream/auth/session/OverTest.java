package io.livestream.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.auth.Member;
import io.livestream.platform.Ids;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is over is said of one session in Java and of many in a query. Both are asked here about the same. */
@QuarkusTest
class OverTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Inject
    SessionRepository sessions;

    @Inject
    RefreshTokenRepository tokens;

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, false", "-1, true", "0, true", "1, true"})
    @TestTransaction
    void aSessionIsOverWhenItIsNotOpen(long secondsLeft, boolean ended) {
        Session session = session();
        session.prolong(NOW.plusSeconds(secondsLeft));
        if (ended) {
            session.end(NOW.minusSeconds(10));
        }
        sessions.persistAndFlush(session);

        long over = sessions.count(Session.OVER + " and id = ?2", NOW, session.id());

        assertThat(over == 1).isEqualTo(!session.isOpen(NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    @TestTransaction
    void aTokenIsExpiredInTheSameMoment(long secondsLeft) {
        Session session = session();
        sessions.persist(session);
        RefreshToken token = new RefreshToken("a hash", session.id(), NOW.plusSeconds(secondsLeft));
        tokens.persistAndFlush(token);

        long expired = tokens.count(RefreshToken.EXPIRED + " and sessionId = ?2", NOW, session.id());

        assertThat(expired == 1).isEqualTo(token.isExpired(NOW));
    }

    private static Session session() {
        return new Session(Ids.next(), Member.registered("student").id(), NOW.minusSeconds(60));
    }
}
