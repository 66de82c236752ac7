package io.livestream.system.pages;

import io.livestream.system.Account;
import io.livestream.system.RunningSuite;
import java.util.Map;

/** A student who writes more messages than one would type: they are numbered, and go through the API. */
final class Writer {

    private final Account student;
    private final String chat;
    private int written;

    /** @param classAddress the page of a class that is live and that everybody may see */
    Writer(RunningSuite suite, String classAddress) {
        String stream = "/api/livestream" + classAddress.substring(classAddress.lastIndexOf('/'));
        student = suite.students(1).getFirst();
        student.post(stream + "/join").granted();
        chat = stream + "/chat";
    }

    /** Returns when all of them are taken. */
    void writes(int messages) {
        for (int i = 0; i < messages; i++) {
            written++;
            student.post(chat, Map.of("text", newest())).granted();
        }
    }

    /** The text of the newest. */
    String newest() {
        return "Message " + written;
    }
}
