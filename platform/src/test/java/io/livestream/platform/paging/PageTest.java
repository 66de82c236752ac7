package io.livestream.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aPageWithMoreBehindItGoesOnAfterItsLastItem() {
        Page<String> page = page(List.of(1L, 2L, 3L), 2);

        assertThat(page.items()).containsExactly("#1", "#2");
        assertThat(Cursor.parse(page.next(), 1).number(0)).isEqualTo(2);
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        Page<String> page = page(List.of(1L, 2L), 2);

        assertThat(page.items()).containsExactly("#1", "#2");
        assertThat(page.next()).isNull();
    }

    @Test
    void anEmptyListIsOneEmptyPage() {
        assertThat(page(List.of(), 2)).isEqualTo(new Page<>(List.of(), null));
    }

    private static Page<String> page(List<Long> rows, int limit) {
        return Page.of(rows, limit, Cursor::of, row -> "#" + row);
    }
}
