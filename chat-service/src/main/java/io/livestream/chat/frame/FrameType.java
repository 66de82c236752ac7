package io.livestream.chat.frame;

/** The names of the frames that a server sends where they differ from those of the events on the log, or are none. */
public final class FrameType {

    static final String CHAT_POSTED = "chat.posted";
    static final String CHAT_REMOVED = "chat.removed";
    static final String QUESTION_ASKED = "question.asked";
    static final String QUESTION_UPVOTES = "question.upvotes";
    static final String QUESTION_DELETED = "question.deleted";

    static final String WELCOME = "welcome";
    static final String RESET = "reset";
    static final String VIEWERS = "viewers";
    static final String REACTIONS = "reactions";
    static final String SIGNAL = "signal";
    static final String ACK = "ack";
    static final String REFUSED = "refused";
    static final String PONG = "pong";

    private FrameType() {}
}
