package io.livestream.system.pages;

import io.livestream.system.Account;
import io.livestream.system.RunningSuite;
import java.util.List;
import java.util.Map;

/** A student who writes more messages than one would type: they are numbered, and go through the API. */
final class Writer {

    private final Account student;
    private final String stream;
    private int written;

    private Writer(Account student, String stream) {
        this.student = student;
        this.stream = stream;
    }

    /** In a class that is live, which nobody watches yet. */
    static Writer inAClassOf(RunningSuite suite) {
        Account student = suite.student();
        return new Writer(student, suite.liveClass(suite.teacher(), List.of(student)));
    }

    /** The path of its page. */
    String classPage() {
        return "/classes" + stream.substring(stream.lastIndexOf('/'));
    }

    /** Returns when all of them are taken. */
    void writes(int messages) {
        for (int i = 0; i < messages; i++) {
            written++;
            student.post(stream + "/chat", Map.of("text", newest())).granted();
        }
    }

    /** The text of the newest. */
    String newest() {
        return "Message " + written;
    }
}
