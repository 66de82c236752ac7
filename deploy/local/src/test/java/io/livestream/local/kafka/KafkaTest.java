package io.livestream.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.jvm.Jvm;
import io.livestream.local.jvm.StartCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest {

    @TempDir
    Path parent;

    @Test
    void theBrokerReadsThePathsThatWereMeant() throws IOException {
        // Given
        DataFolder folder = DataFolder.at(parent.resolve("caf\u00e9 \\u00e4 \u65e5\u672c"));
        folder.prepare();
        Kafka kafka = new Kafka(9092, 9093, folder, Installation.find(), new Jvm(StartCache.none(), List.of()));

        // When
        Path file = kafka.writeProperties();

        // Then
        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            read.load(in);
        }
        assertThat(read).containsEntry("log.dirs", folder.kafka().resolve("log").toString());
        assertThat(Files.readAllLines(file)).isSorted().allMatch(line -> line.matches("[a-z.]+=.*"));
    }
}
