package io.livestream.local.folder;

import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/** Random passwords and keys of one data folder, made when they are first needed and kept from then on. */
public final class Secrets {

    /** Without the letters and digits that people mistake for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_LENGTH = 40;

    private final DataFolder folder;
    private final Map<String, String> values;

    private Secrets(DataFolder folder, Map<String, String> values) {
        this.folder = folder;
        this.values = values;
    }

    /** To be made once for a suite: two of them would write over what the other made. */
    public static Secrets of(DataFolder folder) {
        return new Secrets(folder, KeyValues.read(folder.secrets()));
    }

    /** The secret of that name, which is made at the first time. */
    public synchronized String get(String name) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        String made = random(KEY_LENGTH);
        values.put(name, made);
        KeyValues.write(folder.secrets(), values);
        return made;
    }

    /** A password that a person can type: 60 bits in three groups. */
    static String typable() {
        return random(4) + "-" + random(4) + "-" + random(4);
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
