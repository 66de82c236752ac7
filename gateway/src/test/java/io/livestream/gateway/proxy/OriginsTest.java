package io.livestream.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final List<String> THREE =
            List.of("http://10.0.0.1:8083", "http://10.0.0.2:8083", "http://10.0.0.3:8083");
    private static final int STREAMS = 3_000;

    private final Origins origins = Origins.parse("LIVESTREAM_CHAT_URL", THREE);
    private final List<String> streams =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(STREAMS).toList();

    @Test
    void oneStreamAlwaysHasTheSameOriginHoweverItsIdIsWritten() {
        String stream = streams.getFirst();

        assertThat(origins.choose(stream))
                .isSameAs(origins.choose(stream))
                .isSameAs(origins.choose(stream.toUpperCase()));
    }

    @Test
    void anotherGatewayWithTheSameOriginsInAnotherOrderChoosesAlike() {
        Origins other = Origins.parse("LIVESTREAM_CHAT_URL", THREE.reversed());

        assertThat(streams)
                .allSatisfy(stream -> assertThat(other.choose(stream))
                        .hasToString(origins.choose(stream).toString()));
    }

    @Test
    void streamsAreSpreadEvenly() {
        Map<Origin, Long> shares =
                streams.stream().collect(Collectors.groupingBy(origins::choose, Collectors.counting()));

        assertThat(shares.values())
                .hasSize(3)
                .allSatisfy(share -> assertThat(share).isBetween(850L, 1150L));
    }

    @Test
    void whenAnOriginIsGoneOnlyItsOwnStreamsMove() {
        Map<String, Origin> before = streams.stream().collect(Collectors.toMap(stream -> stream, origins::choose));
        Origin gone = before.get(streams.getFirst());

        gone.unreachable();

        assertThat(streams).allSatisfy(stream -> {
            Origin now = origins.choose(stream);
            assertThat(now).isNotSameAs(gone);
            if (before.get(stream) != gone) {
                assertThat(now).isSameAs(before.get(stream));
            }
        });
    }

    @Test
    void anOriginThatIsReachedAgainGetsItsStreamsBack() {
        Origin home = origins.choose(streams.getFirst());
        home.unreachable();

        home.reached();

        assertThat(origins.choose(streams.getFirst())).isSameAs(home);
    }

    @Test
    void whatBelongsToNoStreamGoesRound() {
        List<Origin> chosen =
                IntStream.range(0, 6).mapToObj(_ -> origins.choose(null)).toList();

        assertThat(chosen.subList(0, 3)).doesNotHaveDuplicates().isEqualTo(chosen.subList(3, 6));
    }

    @Test
    void whenNoneSeemsToBeThereOneIsTriedAllTheSame() {
        IntStream.range(0, 3).mapToObj(_ -> origins.choose(null)).toList().forEach(Origin::unreachable);

        assertThat(origins.choose(streams.getFirst())).isNotNull();
        assertThat(origins.choose(null)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8081", "ftp://x", "http://x/api", "http://", "http://x y", ""})
    void whatIsNoBaseAddressIsRefusedAtStart(String url) {
        assertThatThrownBy(() -> Origins.parse("LIVESTREAM_QA_URL", List.of(url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("LIVESTREAM_QA_URL: '" + url + "'");
    }
}
