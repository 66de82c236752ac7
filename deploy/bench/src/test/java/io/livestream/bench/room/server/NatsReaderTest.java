package io.livestream.bench.room.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatsReaderTest implements NatsReader.Listener {

    private static final byte[] STREAM =
            "INFO {}\r\nPONG\r\nMSG room 1 11\r\nwith\r\nlines\r\nMSG room 1 0\r\n\r\nPING\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final String[] ALL = {"INFO {}", "PONG", "<with\r\nlines>", "<>", "PING"};

    private final List<String> seen = new ArrayList<>();
    private final NatsReader reader = new NatsReader();

    @Test
    void linesAndMessagesAreTheSameWhereverTheyAreCut() {
        for (int cut = 0; cut <= STREAM.length; cut++) {
            seen.clear();

            // When
            reader.read(STREAM, 0, cut, this);
            reader.read(STREAM, cut, STREAM.length, this);

            // Then
            assertThat(seen).as("cut at %d", cut).containsExactly(ALL);
        }
    }

    @Override
    public void message(byte[] bytes, int from, int to) {
        seen.add("<" + new String(bytes, from, to - from, StandardCharsets.US_ASCII) + ">");
    }

    @Override
    public void line(String line) {
        seen.add(line);
    }
}
