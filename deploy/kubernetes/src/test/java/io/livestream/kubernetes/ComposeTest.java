package io.livestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.livestream.platform.log.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite by Docker is set up as the code means it. */
class ComposeTest {

    private static final Pattern TOPIC = Pattern.compile("^topic (\\S+) (\\d+)(.*)$", Pattern.MULTILINE);
    private static final Pattern SETTING = Pattern.compile("--config ([^= ]+)=(\\S+)");

    private static final JsonNode COMPOSE = read();

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Part.CLONE.resolve("compose.yaml").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<String> parts() {
        return Part.all().stream().map(Part::name);
    }

    private static JsonNode service(String name) {
        return COMPOSE.at("/services/" + name);
    }

    private static Map<String, String> environment(String part) {
        return Manifest.entries(service(part).at("/environment"));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyPartIsThereByItsName(String part) {
        assertThat(service(part).at("/image").asText()).startsWith("livestream/%s:".formatted(part));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void theEnvironmentSaysWhatTheCodeReads(String part) {
        assertThat(SettingRules.unknown(part, environment(part))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void theEnvironmentSaysWhatTheCodeLeavesOpen(String part) {
        assertThat(SettingRules.missing(part, environment(part))).isEmpty();
    }

    @Test
    void aVariableThatNoCodeReadsIsFound() {
        assertThat(SettingRules.unknown("auth-service", Map.of("LIVESTREAM_KEY", "")))
                .containsExactly("LIVESTREAM_KEY is nothing that the code reads");
    }

    @Test
    void aVariableThatIsMissingIsFound() {
        Map<String, String> environment = new TreeMap<>(environment("chat-service"));
        environment.remove("KAFKA_BOOTSTRAP_SERVERS");

        assertThat(SettingRules.missing("chat-service", environment))
                .containsExactly("KAFKA_BOOTSTRAP_SERVERS is not said");
    }

    @Test
    void addressesAreThoseThatThePartsListenOn() {
        Map<String, String> gateway = environment("gateway");

        assertThat(Part.all().stream().filter(Part::isService).toList())
                .allSatisfy(
                        part -> assertThat(gateway).containsValue("http://%s:%d".formatted(part.name(), part.port())));
    }

    @Test
    void topicsAreThoseOfTheCode() {
        String script = service("topics").at("/command/0").asText();
        Map<String, String> always = settings(script.substring(0, script.indexOf("}\n")));

        Map<String, Topics.Definition> topics = TOPIC.matcher(script)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> topic(found, always)));

        assertThat(topics.values()).containsExactlyInAnyOrderElementsOf(Topics.all(Topics.EVENT_PARTITIONS));
    }

    private static Topics.Definition topic(MatchResult found, Map<String, String> always) {
        Map<String, String> settings = new HashMap<>(always);
        settings.putAll(settings(found.group(3)));
        return new Topics.Definition(found.group(1), Integer.parseInt(found.group(2)), Map.copyOf(settings));
    }

    private static Map<String, String> settings(String text) {
        return SETTING.matcher(text)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    /** What the JVM's libraries unpack there is code, and Docker mounts such a folder without the right to run it. */
    @Test
    void whatIsUnpackedMayRun() {
        assertThat(Manifest.elements(COMPOSE.at("/x-hardened/tmpfs")).map(JsonNode::asText))
                .singleElement()
                .satisfies(folder -> assertThat(folder).startsWith("/tmp:"))
                .satisfies(
                        folder -> assertThat(folder.substring("/tmp:".length()).split(","))
                                .contains("exec", "mode=1777")
                                .anyMatch(option -> option.startsWith("size=")));
    }

    @Test
    void onlyTheGatewayIsReachedFromOutside() {
        assertThat(COMPOSE.at("/services").properties().stream()
                        .filter(service -> service.getValue().has("ports"))
                        .map(Map.Entry::getKey))
                .containsExactly("gateway");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void nothingHasMoreRightsThanItNeeds(String part) {
        // Jackson leaves a merge as it stands, so what is merged is looked at where it is said.
        JsonNode hardened = COMPOSE.at("/x-hardened");

        assertThat(service(part).has("privileged")).isFalse();
        assertThat(service(part).has("user")).isFalse();
        assertThat(hardened.at("/read_only").asBoolean()).isTrue();
        assertThat(hardened.at("/user").asText()).isEqualTo("10001:10001");
        assertThat(hardened.at("/cap_drop/0").asText()).isEqualTo("ALL");
    }
}
