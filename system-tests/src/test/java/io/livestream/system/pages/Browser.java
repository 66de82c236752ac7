package io.livestream.system.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium, with a camera that films a board. Where there is none, tests are skipped and say so, unless
 * {@code LIVESTREAM_BROWSER_TESTS=required}.
 */
final class Browser implements AutoCloseable {

    private static final String MISSING =
            "The pages are not tested: there is no Chromium on the PATH. Install it, e.g. \"apt-get install chromium\".";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            // Whether somebody has done enough in a page to be played sound would depend on the pace of the test.
            "--autoplay-policy=no-user-gesture-required",
            // Addresses hidden behind names need a resolver that a test machine may lack.
            "--disable-features=WebRtcHideLocalIpsWithMdns",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static final Path PICTURES = Path.of("target", "pages");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path film = filmed(program);
        browser = launch(program, List.of("--use-file-for-fake-video-capture=" + film));
    }

    private Path filmed(Path program) {
        try (com.microsoft.playwright.Browser studio = launch(program, List.of())) {
            return Camera.film(
                    studio.newPage(),
                    Files.createDirectories(PICTURES).resolve("camera.mjpeg").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private com.microsoft.playwright.Browser launch(Path program, List<String> more) {
        List<String> arguments =
                Stream.concat(ARGUMENTS.stream(), more.stream()).toList();
        return playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(arguments));
    }

    static Browser start() {
        Optional<Path> program = find();
        if ("required".equals(System.getenv("LIVESTREAM_BROWSER_TESTS"))) {
            assertThat(program).as(MISSING).isPresent();
        } else if (program.isEmpty()) {
            System.out.println(MISSING);
        }
        assumeTrue(program.isPresent(), MISSING);
        return new Browser(program.get());
    }

    /** Somebody's own browser, as far as cookies and storage go. */
    BrowserContext somebodys(String locale) {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
