package io.livestream.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at pages as people do: light, dark and on a phone, with a picture of each in {@code target/pages}. What WCAG 2.2 AA
 * forbids, never comes to rest or is wider than the window is noted, so that one walk through the pages tells of all of them.
 */
final class Looks {

    private static final Path AXE = Path.of("../gateway/src/main/webui/node_modules/axe-core/axe.min.js");
    private static final String CHECK = """
            async () => {
              const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
              return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                `${id} at ${target.join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')}`))
            }""";

    /** Drawn at its new size, with its fonts, and at rest; what never rests is returned. The browsers ask for less motion. */
    private static final String SETTLED = """
            async () => {
              await document.fonts.ready
              await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
              const endless = ({ effect }) => effect?.getComputedTiming().iterations === Infinity
              const moving = document.getAnimations()
              await Promise.allSettled(moving.filter((one) => !endless(one)).map(({ finished }) => finished))
              return moving.filter(endless).map(({ animationName, effect }) => `${animationName} at ${effect.target.className}`)
            }""";

    private record Look(String name, int width, int height, ColorScheme scheme) {}

    private static final List<Look> KINDS = List.of(
            new Look("light", 1360, 850, ColorScheme.LIGHT),
            new Look("dark", 1360, 850, ColorScheme.DARK),
            new Look("phone", 360, 740, ColorScheme.LIGHT));

    private final List<String> complaints = new ArrayList<>();

    void at(Page page, String name) {
        for (Look look : KINDS) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
            page.setViewportSize(look.width(), look.height());
            List<?> restless = (List<?>) page.evaluate(SETTLED);
            restless.forEach(found -> complain(name, look, "moves for ever: " + found));
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Browser.PICTURES.resolve(name + "-" + look.name() + ".png")));
            violations(page).forEach(found -> complain(name, look, found.toString()));
            if (overflow(page) > 0) {
                complain(name, look, "wider than the window by %d pixels".formatted(overflow(page)));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1360, 850);
    }

    /** A picture to find out by what somebody was looking at when a step failed. */
    static void atFailure(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Browser.PICTURES.resolve("failed-" + name + ".png")));
    }

    void foundNothing() {
        assertThat(complaints).isEmpty();
    }

    private void complain(String page, Look look, String what) {
        complaints.add("%s, %s: %s".formatted(page, look.name(), what));
    }

    private static int overflow(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    private static List<?> violations(Page page) {
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            try {
                page.evaluate(Files.readString(AXE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return (List<?>) page.evaluate(CHECK, Map.of());
    }
}
