package io.livestream.stream.livestream;

import io.livestream.platform.problem.Invalid;
import io.livestream.platform.validation.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** What creating and changing a stream have in common: the form of each field, and how it is cleaned before it is judged. */
final class Form {

    static final int MAX_TITLE = 200;
    static final int MAX_DESCRIPTION = 5000;
    static final int MAX_TAGS = 20;
    static final int MAX_TAG = 50;
    static final int MAX_VIEWERS = 100_000;

    static final String REQUIRED = "must be given";

    static final String TOO_MANY_TAGS = "must be {max} at most";

    static final String VISIBILITIES = "public|unlisted|private";

    static final String UNKNOWN_VISIBILITY = "must be public, unlisted or private";

    static final String QUALITIES = "360p|480p|720p|1080p";

    static final String UNKNOWN_QUALITY = "must be 360p, 480p, 720p or 1080p";

    private Form() {}

    /** The tags without blanks around them, each once however it is written. */
    static List<String> tags(List<String> given) {
        if (given == null) {
            return null;
        }
        var seen = new HashSet<String>();
        var tags = new ArrayList<String>();
        for (String tag : given) {
            String stripped = Text.strip(tag);
            if (stripped == null || seen.add(Folding.fold(stripped))) {
                tags.add(stripped);
            }
        }
        return Collections.unmodifiableList(tags);
    }

    static void requireFuture(Instant scheduledAt, Instant now) {
        if (scheduledAt != null && scheduledAt.isBefore(now)) {
            throw new Invalid("scheduledAt", "must not be in the past");
        }
    }
}
