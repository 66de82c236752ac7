package io.livestream.bench.room.frame;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reply to a request to upgrade: yes, or a refusal with its reasons in a problem document. */
public final class UpgradeReply {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern DETAIL = Pattern.compile("\"detail\"\\s*:\\s*\"([^\"]+)\"");
    private static final int LONGEST = 64 * 1024;

    private final StringBuilder text = new StringBuilder();

    /** Takes what belongs to the reply, and says whether that is all of it. What follows an upgrade is left. */
    public boolean read(ByteBuf arrived) {
        while (arrived.isReadable() && !isUpgrade()) {
            text.append((char) arrived.readByte());
        }
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return text.length() > LONGEST;
        }
        Matcher length = CONTENT_LENGTH.matcher(text.substring(0, head + 2));
        int body = text.length() - head - END_OF_HEAD.length();
        return isUpgrade()
                || length.find() && body >= Integer.parseInt(length.group(1))
                || body > 0 && text.toString().endsWith(LAST_CHUNK);
    }

    /** Whether all of it has come and it is a yes. */
    public boolean isUpgrade() {
        int length = text.length();
        return length > END_OF_HEAD.length()
                && text.charAt(length - 1) == '\n'
                && text.indexOf(END_OF_HEAD, length - END_OF_HEAD.length()) >= 0
                && text.indexOf(" 101 ") == "HTTP/1.1".length();
    }

    /** The status, and the code and the sentence of the problem document. */
    public String refusal() {
        int line = text.indexOf("\r\n");
        String status = line < 0 ? text.toString() : text.substring(0, line).replaceFirst("^HTTP/1\\.[01] ", "");
        return "answered " + status + found(CODE, " ") + found(DETAIL, ": ");
    }

    /** What there was of a reply when the connection ended. */
    public String endedWith() {
        return text.isEmpty() ? "closed before it answered" : refusal();
    }

    private String found(Pattern pattern, String before) {
        String body = new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? before + matcher.group(1) : "";
    }
}
