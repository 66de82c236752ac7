package io.livestream.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Looks at a page as people do: light, dark and on a phone, each held to WCAG 2.2 AA, with a picture in {@code target/pages}. */
final class Looks {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final Path AXE = Path.of("../gateway/src/main/webui/node_modules/axe-core/axe.min.js");
    private static final String CHECK = """
            async () => {
              const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
              return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                `${id} at ${target.join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')}`))
            }""";

    private record Look(String name, int width, int height, ColorScheme scheme) {}

    private static final List<Look> LOOKS = List.of(
            new Look("light", 1360, 850, ColorScheme.LIGHT),
            new Look("dark", 1360, 850, ColorScheme.DARK),
            new Look("phone", 360, 740, ColorScheme.LIGHT));

    private Looks() {}

    static void at(Page page, String name) {
        for (Look look : LOOKS) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
            page.setViewportSize(look.width(), look.height());
            page.waitForTimeout(300);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + look.name() + ".png")));
            assertThat(violations(page)).as("%s, %s", name, look.name()).isEmpty();
            assertThat(overflow(page))
                    .as("%s, %s: wider than the window", name, look.name())
                    .isLessThanOrEqualTo(0);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1360, 850);
    }

    private static int overflow(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    private static List<?> violations(Page page) {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<?>) page.evaluate(CHECK, Map.of());
    }
}
