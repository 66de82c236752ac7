package io.livestream.platform.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class says in the log from now on, with places for what is filled in. */
public final class LogMessages extends Handler {

    private final List<String> messages = new CopyOnWriteArrayList<>();

    public static LogMessages of(Class<?> type) {
        LogMessages messages = new LogMessages();
        Logger.getLogger(type.getName()).addHandler(messages);
        return messages;
    }

    public boolean contain(String text) {
        return messages.stream().anyMatch(message -> message.contains(text));
    }

    @Override
    public void publish(LogRecord said) {
        messages.add(said.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
