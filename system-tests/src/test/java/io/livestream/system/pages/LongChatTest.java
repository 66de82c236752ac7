package io.livestream.system.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.livestream.system.OnTheSuite;
import io.livestream.system.RunningSuite;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A chat that is much longer than a window is high. */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongChatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 150;
    private static final int DRAWN_AT_MOST = 100;
    /** The message in the middle of the list, and where it stands in the window. */
    private static final String MIDDLE = """
            () => {
              const list = document.querySelector('[role=log]').getBoundingClientRect()
              const middle = list.y + list.height / 2
              const rows = [...document.querySelectorAll('[role=log] [data-item-index]')]
              const row = rows.find((one) => one.getBoundingClientRect().bottom > middle)
              return `${row?.innerText.match(/Message \\d+/)?.[0]} at ${row?.getBoundingClientRect().y}`
            }""";

    private Browser browser;
    private Person ben;
    private Person dan;
    private Writer eve;

    @RegisterExtension
    final AfterTestExecutionCallback pictures =
            test -> test.getExecutionException().ifPresent(_ -> {
                Looks.atFailure(ben.page, "chat-ben");
                Looks.atFailure(dan.page, "chat-dan");
            });

    /** Ben has been there from the first message on. */
    @BeforeAll
    void aClassThatWritesMuch(RunningSuite suite) {
        browser = Browser.withTwoCameras("");
        String address = "http://localhost:" + suite.gateway().getPort();
        ben = new Person(browser.somebodys("en-GB"), address);
        dan = new Person(browser.somebodys("en-GB"), address);
        ben.register("Ben", "ben-chat@pages.example", false);
        dan.register("Dan", "dan-chat@pages.example", false);
        eve = Writer.inAClassOf(suite);
        ben.open(eve.classPage());
        ben.field("Write a message").waitFor();
        eve.writes(MESSAGES);
    }

    @AfterAll
    void goHome() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theNewestIsSeenAndOnlyWhatIsSeenIsDrawn() {
        eve.writes(10);

        ben.see(eve.newest());
        assertThat(ben.page.locator("[data-item-index]").count()).isLessThan(DRAWN_AT_MOST);
    }

    @Test
    void whoHasScrolledUpKeepsTheirPlaceAndIsLedToTheEnd() {
        ben.see(eve.newest());
        scrollUp(ben, 3_000);
        ben.button("To the newest").waitFor();
        String read = messageInTheMiddle();
        double place = restingPlace(read);
        eve.writes(20);

        ben.see("20 new messages");
        assertThat(restingPlace(read)).isCloseTo(place, within(2.0));
        ben.button("20 new messages").click();
        ben.see(eve.newest());
        ben.text("20 new messages").waitFor(Person.gone());
    }

    @Test
    void whoComesLateReadsBackToTheFirst() {
        dan.open(eve.classPage());
        dan.see(eve.newest());

        patiently().until(() -> {
            scrollUp(dan, 20_000);
            return dan.text("This is where the chat began.").isVisible();
        });

        dan.see("Message 1");
        assertThat(dan.page.locator("[data-item-index]").count()).isLessThan(DRAWN_AT_MOST);
    }

    private static void scrollUp(Person reader, double pixels) {
        reader.page.locator("[role=log]").hover();
        reader.page.mouse().wheel(0, -pixels);
    }

    /** What is read once the list is at rest. */
    private String messageInTheMiddle() {
        String[] seen = {null, null};
        patiently().until(() -> {
            seen[0] = seen[1];
            seen[1] = (String) ben.page.evaluate(MIDDLE);
            return seen[1].equals(seen[0]);
        });
        return seen[1].substring(0, seen[1].indexOf(" at "));
    }

    /** Where a message stands in the window once the list is at rest. */
    private double restingPlace(String message) {
        double[] seen = {Double.NaN, Double.NaN};
        patiently().until(() -> {
            seen[0] = seen[1];
            seen[1] = ben.page
                    .getByText(message, new Page.GetByTextOptions().setExact(true))
                    .boundingBox()
                    .y;
            return seen[0] == seen[1];
        });
        return seen[1];
    }

    /** A browser is talked to by the one thread that opened it. */
    private static ConditionFactory patiently() {
        return await().pollInSameThread().atMost(PATIENCE);
    }
}
