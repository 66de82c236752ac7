package io.livestream.local.folder;

import java.util.Map;
import java.util.TreeMap;

/**
 * The servers of somebody else on which the suite of a data folder stood when it was started last.
 *
 * @param postgres a JDBC URL, with which one can log in; empty when it was the embedded server
 * @param kafka some of the brokers; empty when it was the embedded one
 */
public record Servers(String postgres, String kafka) {

    /** Those that are remembered in the folder. */
    public static Servers of(DataFolder folder) {
        Map<String, String> values = KeyValues.read(folder.servers());
        return new Servers(values.getOrDefault("postgres", ""), values.getOrDefault("kafka", ""));
    }

    /** For commands that come later, so that nobody has to name them again. */
    public void remember(DataFolder folder) {
        KeyValues.write(folder.servers(), new TreeMap<>(Map.of("postgres", postgres, "kafka", kafka)));
    }
}
