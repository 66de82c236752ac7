package io.livestream.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106); a hash is a PHC string, which names its own cost and salt.
 *
 * <p>A password is normalised to NFKC first, so that it is the same on every keyboard: an "é" typed as one character or as
 * two, a full-width "１" or a plain "1".
 */
class Argon2id {

    /** What one hash costs. */
    record Cost(int memoryKib, int iterations, int parallelism) {}

    private record Parsed(Cost cost, byte[] salt, byte[] tag) {}

    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random = new SecureRandom();
    private final Cost cost;

    Argon2id(Cost cost) {
        this.cost = cost;
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] tag = tag(password, salt, cost, TAG_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.parallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(tag));
    }

    /** Compares in a time that does not depend on how much of the hash is right. */
    boolean matches(String password, String hash) {
        Parsed parsed = parse(hash);
        byte[] tag = tag(password, parsed.salt(), parsed.cost(), parsed.tag().length);
        return MessageDigest.isEqual(tag, parsed.tag());
    }

    /** Whether the hash was made at another cost than today's. */
    boolean isOutdated(String hash) {
        return !parse(hash).cost().equals(cost);
    }

    private static Parsed parse(String hash) {
        Matcher phc = PHC.matcher(hash);
        if (!phc.matches()) {
            throw new IllegalArgumentException("not a PHC string of Argon2id");
        }
        Cost cost = new Cost(
                Integer.parseInt(phc.group(1)), Integer.parseInt(phc.group(2)), Integer.parseInt(phc.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        return new Parsed(cost, base64.decode(phc.group(4)), base64.decode(phc.group(5)));
    }

    private static byte[] tag(String password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        byte[] tag = new byte[length];
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), tag);
        return tag;
    }
}
