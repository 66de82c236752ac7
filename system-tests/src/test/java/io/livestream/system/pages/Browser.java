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
 * The system's Chromium, in which everybody may use a camera and a microphone. Where there is none, tests are skipped and say
 * so, unless {@code LIVESTREAM_BROWSER_TESTS=required}.
 */
final class Browser implements AutoCloseable {

    private static final String MISSING =
            "The pages are not tested: there is no Chromium on the PATH. Install it, e.g. \"apt-get install chromium\".";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
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

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The camera films a board. */
    static Browser withBoard() {
        Path program = program();
        Playwright playwright = playwright();
        try (com.microsoft.playwright.Browser studio = launch(playwright, program)) {
            Path film = Camera.film(
                    studio.newPage(),
                    Files.createDirectories(PICTURES).resolve("camera.y4m").toAbsolutePath());
            return new Browser(
                    playwright,
                    launch(
                            playwright,
                            program,
                            "--use-fake-device-for-media-stream",
                            "--use-file-for-fake-video-capture=" + film));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * There are two cameras: the corner of what {@code fake_device_0} films is green, and at {@code fake_device_2} it is red and
     * green. The one in between films depth, which is nothing to send.
     *
     * @param shared the title of the tab that is chosen when somebody shares a screen
     */
    static Browser withTwoCameras(String shared) {
        Path program = program();
        Playwright playwright = playwright();
        return new Browser(
                playwright,
                launch(
                        playwright,
                        program,
                        "--use-fake-device-for-media-stream=device-count=3,fps=10",
                        "--auto-select-tab-capture-source-by-title=" + shared));
    }

    private static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static com.microsoft.playwright.Browser launch(Playwright playwright, Path program, String... more) {
        List<String> arguments =
                Stream.concat(ARGUMENTS.stream(), Stream.of(more)).toList();
        return playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(arguments));
    }

    private static Path program() {
        Optional<Path> program = find();
        if ("required".equals(System.getenv("LIVESTREAM_BROWSER_TESTS"))) {
            assertThat(program).as(MISSING).isPresent();
        } else if (program.isEmpty()) {
            System.out.println(MISSING);
        }
        assumeTrue(program.isPresent(), MISSING);
        return program.get();
    }

    /** Somebody's own browser, as far as cookies and storage go. */
    BrowserContext somebodys(String locale) {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale)
                .setPermissions(List.of("camera", "microphone"))
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
