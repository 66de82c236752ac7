package io.livestream.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;

/** Somebody in front of the pages. Whatever their browser complains of is kept. */
final class Person implements AutoCloseable {

    static final String PASSWORD = "a long enough password";
    private static final double PATIENCE_MILLIS = 30_000;

    private final BrowserContext browser;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    final Page page;

    Person(BrowserContext browser, String address) {
        this.browser = browser;
        this.address = address;
        browser.setDefaultTimeout(PATIENCE_MILLIS);
        page = browser.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    void open(String path) {
        page.navigate(address + path);
    }

    void register(String name, String email, boolean teacher) {
        open("/register");
        if (teacher) {
            page.getByText("teach", new Page.GetByTextOptions().setExact(true)).click();
        }
        field("Name").fill(name);
        field("Email").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        button("Create account").click();
        heading("Classes").waitFor();
    }

    /** Whose browser speaks German chooses English. */
    void chooseEnglish() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menü"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("English"))
                .click();
    }

    Locator field(String label) {
        return page.getByLabel(label);
    }

    static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    /** Plans a class with nothing but a title, and returns the path of its page. */
    String plans(String title) {
        open("/classes/new");
        field("Title").fill(title);
        button("Create class").click();
        heading("Edit class").waitFor();
        return page.url().replaceAll("^https?://[^/]+|/edit$", "");
    }

    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    void say(String text) {
        tab("Chat").click();
        field("Write a message").fill(text);
        button("Send").click();
    }

    /** A machine that encodes for a teacher and decodes for each student has time for little else with a large one. */
    void chooseSmallPicture() {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Picture"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("360p"))
                .click();
    }

    /** Takes the choice so called from a list. */
    void choose(String list, String choice) {
        page.getByLabel(list, new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(choice));
    }

    void see(String text) {
        text(text).waitFor();
    }

    /** The number of frames that the player has shown so far. */
    long frames() {
        Object frames = page.evaluate(
                "() => document.querySelector('[data-testid=video]')?.getVideoPlaybackQuality().totalVideoFrames ?? 0");
        return ((Number) frames).longValue();
    }

    /** The upper left corner of the player's picture, as "red and green"; "dark", or "none" without a picture. */
    String colour() {
        return (String) page.evaluate("""
                () => {
                  const video = document.querySelector('[data-testid=video]')
                  if (!video?.videoWidth) return 'none'
                  const canvas = new OffscreenCanvas(1, 1).getContext('2d')
                  canvas.drawImage(video, 0, 0, 8, 8, 0, 0, 1, 1)
                  const parts = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)]
                  const strongest = Math.max(...parts)
                  const strong = ['red', 'green', 'blue'].filter((_, i) => parts[i] > strongest / 2)
                  return strongest < 80 ? 'dark' : strong.join(' and ')
                }""");
    }

    void complainedOfNothing() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
    }
}
