package io.livestream.auth.session;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.livestream.auth.account.AccessWithdrawn;
import io.livestream.auth.account.AccountService;
import io.livestream.auth.account.AccountView;
import io.livestream.auth.key.AccessTokens;
import io.livestream.platform.Ids;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Who is signed in. */
@ApplicationScoped
public class SessionService {

    private static final Logger LOG = Logger.getLogger(SessionService.class);

    private final SessionRepository sessions;
    private final RefreshTokenRepository tokens;
    private final AccountService accounts;
    private final AccessTokens accessTokens;
    private final SessionSettings settings;
    private final Clock clock;

    SessionService(
            SessionRepository sessions,
            RefreshTokenRepository tokens,
            AccountService accounts,
            AccessTokens accessTokens,
            SessionSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins a session, within the transaction in which the account was found to be one that may be entered. */
    @Transactional(TxType.MANDATORY)
    public TokenReply open(AccountView account) {
        Session session = new Session(Ids.next(), account.id(), clock.instant());
        sessions.persist(session);
        return nextTokens(session, account);
    }

    /**
     * Exchanges a refresh token for the next one.
     *
     * <p>A spent one that is shown again was copied: by the owner's second click or by a thief, which nobody can tell. So the
     * whole session ends, and this is why a refusal is a result and no exception: the end must be committed.
     *
     * @return empty if the token is not good
     */
    @Transactional
    Optional<TokenReply> refresh(String secret) {
        String hash = TokenSecret.hash(secret);
        return tokens.sessionOf(hash)
                .flatMap(sessionId -> sessions.personOf(sessionId)
                        // Before the session: in this order whoever shuts an account locks them.
                        .flatMap(accounts::hold)
                        .flatMap(account -> refresh(account, sessionId, hash)));
    }

    private Optional<TokenReply> refresh(AccountView account, UUID sessionId, String hash) {
        return sessions.locked(sessionId)
                .flatMap(session ->
                        // Expired ones are removed meanwhile.
                        tokens.findByIdOptional(hash).flatMap(shown -> refresh(account, session, shown)));
    }

    private Optional<TokenReply> refresh(AccountView account, Session session, RefreshToken shown) {
        Instant now = clock.instant();
        if (shown.isSpent()) {
            session.end(now);
            LOG.warnf("A spent refresh token was used again: session %s is over", session.id());
            return Optional.empty();
        }
        if (!session.isOpen(now) || shown.isExpired(now) || account.disabled()) {
            return Optional.empty();
        }
        shown.spend(now);
        return Optional.of(nextTokens(session, account));
    }

    private TokenReply nextTokens(Session session, AccountView account) {
        String secret = TokenSecret.next();
        Instant expiresAt = clock.instant().plus(settings.lifetime());
        session.prolong(expiresAt);
        tokens.persist(new RefreshToken(TokenSecret.hash(secret), session.id(), expiresAt));
        return new TokenReply(
                accessTokens.issue(account, session.id()),
                "Bearer",
                accessTokens.lifetime().toSeconds(),
                secret);
    }

    /**
     * Ends the session of this person that the token belongs to, spent or not. One that is unknown, or somebody else's, belongs to none of
     * theirs, and that is well too.
     */
    @Transactional
    void logout(String secret, UUID userId) {
        tokens.sessionOf(TokenSecret.hash(secret))
                .flatMap(sessions::locked)
                .filter(session -> session.userId().equals(userId))
                .ifPresent(session -> session.end(clock.instant()));
    }

    /** Ends all sessions of somebody, but not the one that is kept, if any. */
    @Transactional(TxType.MANDATORY)
    public void endOthers(UUID userId, Optional<UUID> kept) {
        kept.ifPresentOrElse(
                session -> sessions.endOthersOf(userId, session, clock.instant()),
                () -> sessions.endAllOf(userId, clock.instant()));
    }

    void end(@Observes AccessWithdrawn withdrawn) {
        sessions.endAllOf(withdrawn.accountId(), clock.instant());
    }

    /** Removes what is over; a token shown after that is as unknown as any other. */
    @Scheduled(
            every = "{auth.schedule.housekeeping}",
            delayed = "{auth.schedule.housekeeping}",
            concurrentExecution = SKIP)
    @Transactional
    void forgetOver() {
        sessions.deleteOver(clock.instant());
        tokens.deleteExpired(clock.instant());
    }
}
