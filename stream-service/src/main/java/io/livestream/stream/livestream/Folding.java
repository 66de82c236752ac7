package io.livestream.stream.livestream;

import java.text.Normalizer;
import java.util.Locale;

/** Makes texts comparable as people compare them: without regard to case, and to how a letter with an accent is composed. */
final class Folding {

    private Folding() {}

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
