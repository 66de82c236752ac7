package io.livestream.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords are taken: long ones that are not the first that anybody would try. There are no rules on the kinds of
 * characters; they make passwords harder to remember and hardly harder to guess.
 */
public final class PasswordRules {

    public static final int MIN = 10;
    public static final int MAX = 128;

    /** Longest unit whose repetition counts as one idea: "xyzxyzxyzxyz". */
    private static final int MAX_UNIT = 3;
    /** Nobody tries a repetition or a sequence of every length; up to this one they are among the first guesses. */
    private static final int MAX_GUESSED = 20;

    private static final int LAST_OF_EVERY_KEYBOARD = 0x7E;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * What is wrong with a password, if anything is.
     *
     * @param personal what everybody knows of its owner, as address and name; nulls are passed over
     */
    public static Optional<String> objection(String password, String... personal) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            return Optional.of("must have " + MIN + " to " + MAX + " characters");
        }
        String folded = folded(password);
        if (COMMON.contains(folded)) {
            return Optional.of("is one of the passwords that are tried first");
        }
        if (length <= MAX_GUESSED && (repeatsItself(folded) || isSequence(folded))) {
            return Optional.of("must not be a repetition or a sequence");
        }
        if (Stream.of(personal)
                .filter(Objects::nonNull)
                .flatMap(PasswordRules::withLocalPart)
                .anyMatch(folded::equals)) {
            return Optional.of("must not be the address or the name of its owner");
        }
        return Optional.empty();
    }

    private static Stream<String> withLocalPart(String personal) {
        String known = folded(personal.strip());
        int at = known.indexOf('@');
        return at < 0 ? Stream.of(known) : Stream.of(known, known.substring(0, at));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Of signs that every keyboard has: nobody goes through the others one by one. */
    private static boolean repeatsItself(String text) {
        int[] signs = text.codePoints().toArray();
        if (Arrays.stream(signs).anyMatch(sign -> sign > LAST_OF_EVERY_KEYBOARD)) {
            return false;
        }
        for (int unit = 1; unit <= Math.min(MAX_UNIT, signs.length - 1); unit++) {
            if (Arrays.equals(signs, unit, signs.length, signs, 0, signs.length - unit)) {
                return true;
            }
        }
        return false;
    }

    /** Each character is the one after, or each the one before, its left neighbour; 0 comes after 9 as well. */
    private static boolean isSequence(String text) {
        int[] signs = text.codePoints().toArray();
        return follows(signs, 1) || follows(signs, -1);
    }

    private static boolean follows(int[] signs, int step) {
        for (int i = 1; i < signs.length; i++) {
            int left = step > 0 ? signs[i - 1] : signs[i];
            int right = step > 0 ? signs[i] : signs[i - 1];
            if (right != left + 1 && !(left == '9' && right == '0')) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> common() {
        try (InputStream list =
                        Objects.requireNonNull(PasswordRules.class.getResourceAsStream("/passwords/common.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.equals("#") && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
