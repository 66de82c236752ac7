package io.livestream.bench;

/** A suite in which a few people may do what a whole class does: post, ask and vote as fast as they can. */
public final class Unlimited {

    /** How it is started. */
    public static final String SUITE =
            "LIVESTREAM_CHAT_FLOOD_LIMIT=0 LIVESTREAM_QUESTIONS_FLOOD_LIMIT=0 ./livestream up";

    private Unlimited() {}
}
