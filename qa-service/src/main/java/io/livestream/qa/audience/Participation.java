package io.livestream.qa.audience;

import io.livestream.platform.audience.Standing;

/**
 * Who may ask and vote: before the class whoever may see it, during it those who are present. The owner and admins always may
 * while questions are taken.
 *
 * <p>Two steps, because refusals have an order: what is wrong with the class is said before what is wrong with the person's
 * part in it, and a question's own state comes in between.
 */
public final class Participation {

    private Participation() {}

    /** The class takes questions now. */
    public static void requireOpen(Standing standing) {
        boolean comingOrOn = switch (standing.stream().status()) {
            case SCHEDULED, LIVE -> true;
            case ENDED, CANCELLED -> false;
        };
        if (!comingOrOn || !standing.stream().questionsEnabled()) {
            throw new QuestionsClosed();
        }
    }

    /** The person takes part in the class. */
    public static void requirePart(Standing standing) {
        if (standing.isLive()) {
            standing.requireParticipant();
        } else if (!standing.mayOwn()) {
            standing.requireNotRemoved();
        }
    }
}
