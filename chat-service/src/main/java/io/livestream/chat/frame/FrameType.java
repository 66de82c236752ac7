package io.livestream.chat.frame;

/** The names of frames: of those that are told apart here, and of those that are no event on the log. */
final class FrameType {

    static final String CHAT_POSTED = "chat.posted";
    static final String CHAT_REMOVED = "chat.removed";
    static final String CHAT_PINNED = "chat.pinned";
    static final String QUESTION_ASKED = "question.asked";
    static final String QUESTION_ANSWERED = "question.answered";
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
