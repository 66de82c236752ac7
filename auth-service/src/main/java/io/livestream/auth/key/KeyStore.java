package io.livestream.auth.key;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** The keys in the database, which all replicas share. */
@ApplicationScoped
class KeyStore {

    private static final Logger LOG = Logger.getLogger(KeyStore.class);
    private static final int SHORTEST_SECRET = 32;

    private final StoredKeyRepository stored;
    private final KeySettings settings;
    private final AccessTokenSettings tokens;
    private final Clock clock;
    private final KeyVault vault;

    KeyStore(StoredKeyRepository stored, KeySettings settings, AccessTokenSettings tokens, Clock clock) {
        this.stored = stored;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
        this.vault = new KeyVault(secret(settings));
    }

    private static String secret(KeySettings settings) {
        String secret = settings.secret()
                .orElseThrow(() -> new ConfigurationException(
                        "LIVESTREAM_KEY_SECRET is not set. It encrypts the signing keys: set it to at least "
                                + SHORTEST_SECRET
                                + " random characters and keep it, the same for all replicas."));
        if (secret.length() < SHORTEST_SECRET) {
            throw new ConfigurationException(
                    "LIVESTREAM_KEY_SECRET is too short: it must have at least " + SHORTEST_SECRET + " characters.");
        }
        return secret;
    }

    /** Makes the first key, and later ones when they are due; removes those that nobody needs any more. */
    @Transactional
    KeyRing maintain() {
        stored.lock();
        KeyRing ring = load();
        Instant now = clock.instant();
        if (ring.isEmpty()) {
            add(now, now);
        } else if (ring.isDue(now, settings.period(), settings.publishAhead())) {
            add(now, now.plus(settings.publishAhead()));
        }
        KeyRing current = load();
        List<SigningKey> over = current.over(now, tokens.lifetime());
        over.forEach(this::remove);
        return over.isEmpty() ? current : load();
    }

    /** Makes a successor ahead of its time, unless there is one already. */
    @Transactional
    KeyRing rotate() {
        stored.lock();
        Instant now = clock.instant();
        if (!load().hasSuccessor(now)) {
            add(now, now.plus(settings.publishAhead()));
        }
        return load();
    }

    private void add(Instant now, Instant activeFrom) {
        SigningKey key = KeyPairs.generate(now, activeFrom);
        byte[] sealed = vault.seal(key.kid(), key.privateKey().getEncoded());
        stored.persistAndFlush(new StoredKey(key, sealed));
        LOG.infof("Made the signing key %s, active from %s", key.kid(), activeFrom);
    }

    private void remove(SigningKey key) {
        stored.deleteById(key.kid());
        LOG.infof("Removed the signing key %s, whose tokens have all expired", key.kid());
    }

    private KeyRing load() {
        return new KeyRing(stored.listAll().stream().map(this::opened).toList());
    }

    private SigningKey opened(StoredKey key) {
        try {
            byte[] privateKey = vault.open(key.kid(), key.sealedPrivateKey());
            return new SigningKey(
                    key.kid(),
                    KeyPairs.publicKey(key.publicKey()),
                    KeyPairs.privateKey(privateKey),
                    key.createdAt(),
                    key.activeFrom());
        } catch (KeyVault.WrongSecret _) {
            throw new ConfigurationException(
                    "LIVESTREAM_KEY_SECRET does not open the signing keys in the database. Set it to the"
                            + " secret they were made with; or empty the table signing_keys, and everybody signs in anew.");
        }
    }
}
