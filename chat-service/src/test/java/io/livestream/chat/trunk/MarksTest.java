package io.livestream.chat.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static final int FULL = 64 << 10;
    private static final int ALL = 4 << 20;

    private final Marks marks = new Marks();
    private final Marks.Window window = new Marks.Window();
    private final List<String> ran = new ArrayList<>();

    @Test
    void aChannelThatHasHadItsShareWaitsForTheMark() {
        marks.sent(window, FULL, true);
        assertThat(marks.allow(window)).isFalse();
        assertThat(marks.allow(new Marks.Window())).isTrue();

        marks.reached(marks.next());

        assertThat(marks.allow(window)).isTrue();
    }

    @Test
    void whatIsSentAfterAMarkIsNotAnsweredByIt() {
        long first = marks.next();
        marks.sent(window, FULL, true);

        marks.reached(first);

        assertThat(marks.allow(window)).isFalse();
    }

    @Test
    void allChannelsTogetherHaveABound() {
        for (int sent = 0; sent < ALL; sent += FULL) {
            marks.sent(new Marks.Window(), FULL, true);
        }
        assertThat(marks.allow(window)).isFalse();

        marks.reached(marks.next());

        assertThat(marks.allow(window)).isTrue();
    }

    @Test
    void whatManyAreSentAlikeIsUnderWayOnce() {
        marks.sent(new Marks.Window(), FULL, true);
        for (int i = 0; i < 1_000; i++) {
            marks.sent(new Marks.Window(), FULL, false);
        }

        assertThat(marks.allow(window)).isTrue();
    }

    @Test
    void whoWaitsHearsOfTheMarkThatIsSetAfterwards() {
        marks.sent(window, 1, true);
        marks.whenReached(() -> ran.add("carried"));
        assertThat(ran).isEmpty();

        marks.reached(marks.next());

        assertThat(ran).containsExactly("carried");
    }

    @Test
    void whereNothingIsUnderWayNobodyWaits() {
        marks.sent(window, 1, true);
        marks.reached(marks.next());

        marks.whenReached(() -> ran.add("at once"));

        assertThat(ran).containsExactly("at once");
    }

    @Test
    void atTheEndNobodyWaitsAnyMore() {
        marks.sent(window, 1, true);
        marks.whenReached(() -> ran.add("waited"));

        marks.end();
        marks.whenReached(() -> ran.add("came later"));

        assertThat(ran).containsExactly("waited", "came later");
    }
}
