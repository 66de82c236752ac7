package io.livestream.system.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.livestream.system.OnTheSuite;
import io.livestream.system.RunningSuite;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A teacher and two students, each in a browser of their own, from the account to the figures. Each step goes on where the
 * one before it ended.
 */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesStoryTest {

    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"> <script>document.title='owned'</script>";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Browser browser;
    private Line line;
    private Person ada;
    private Person ben;
    private Person cleo;
    private String classAddress;

    @BeforeAll
    void people(RunningSuite suite) {
        browser = Browser.start();
        line = new Line(suite.gateway());
        String address = "http://localhost:" + suite.gateway().getPort();
        ada = new Person(browser.somebodys(new NewContextOptions()), address);
        ben = new Person(browser.somebodys(new NewContextOptions()), line.address());
        cleo = new Person(browser.somebodys(new NewContextOptions()), address);
    }

    @AfterAll
    void goHome() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (line != null) {
            line.close();
        }
    }

    @Test
    @Order(1)
    void everybodyRegisters() {
        ada.open("/");
        ada.heading("Live classes").waitFor();
        Looks.at(ada.page, "welcome");
        ada.open("/register");
        Looks.at(ada.page, "register");
        ada.register("Ada Lovelace", "ada@pages.example", true);
        ben.register("Ben", "ben@pages.example", false);
        cleo.register("Cleo", "cleo@pages.example", false);
        Looks.at(cleo.page, "home-empty");
    }

    @Test
    @Order(2)
    void whoLoadsThePageAgainIsStillSignedIn() {
        ben.page.reload();
        ben.heading("Classes").waitFor();
        assertThat(ben.page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie"))
                .asString()
                .doesNotContain("ey");
    }

    @Test
    @Order(3)
    void theTeacherPlansAClass() {
        ada.open("/classes/new");
        ada.heading("New class").waitFor();
        ada.button("Create class").click();
        ada.page.getByText("Some fields need another look.").waitFor();
        Looks.at(ada.page, "create");
        ada.field("Title").fill("Fractions for the brave");
        ada.field("Description").fill("Why a half is not two, and what to do about it.");
        ada.button("Create class").click();
        ada.heading("Edit class").waitFor();
        Looks.at(ada.page, "edit");
        classAddress = ada.page.url().replaceAll("^https?://[^/]+|/edit$", "");
    }

    @Test
    @Order(4)
    void aStudentWaitsForItAndAsksBefore() {
        ben.open(classAddress);
        ben.see("This class has not begun");
        Looks.at(ben.page, "before");
        ben.field("Ask a question").fill("Is there cake?");
        ben.button("Ask").click();
        ben.see("Is there cake?");
    }

    @Test
    @Order(5)
    void theTeacherGoesLiveAndFramesReallyPlay() {
        ada.open(classAddress + "/studio");
        ada.page
                .getByRole(AriaRole.BUTTON, named("Check camera and microphone"))
                .click();
        ada.page.locator("[data-picture] video").waitFor();
        Looks.at(ada.page, "studio-before");
        ada.button("Go live").click();
        cleo.open(classAddress);

        for (Person student : new Person[] {ben, cleo}) {
            patiently().until(() -> student.frames() > 0);
            long before = student.frames();
            patiently().until(() -> student.frames() > before + 10);
        }
        patiently().until(() -> ada.page.getByTestId("direct").innerText().startsWith("2 of 8"));
    }

    @Test
    @Order(6)
    void whatIsSaidAppearsOnTheOtherSide() {
        ben.say("Good morning!");
        ada.see("Good morning!");
        ada.say("Welcome, everybody.");
        cleo.see("Welcome, everybody.");
        cleo.say(HOSTILE);
        ben.see(HOSTILE);

        assertThat(ben.page.title()).contains("Fractions");
        assertThat(ada.page.locator("[role=log] img").count()).isZero();
    }

    @Test
    @Order(7)
    void questionsAreVotedForAndAnswered() {
        cleo.tab("Questions").click();
        cleo.page
                .getByRole(AriaRole.BUTTON, startingWith("Vote for this question"))
                .click();
        ada.tab("Questions").click();
        patiently()
                .until(() -> ada.page
                                .getByRole(AriaRole.BUTTON, startingWith("Vote for this question, 1 vote"))
                                .count()
                        == 1);
        ada.button("Answer now").click();
        ben.tab("Questions").click();
        ben.see("Being answered now");
        ada.button("Answer").click();
        ada.field("Write the answer").fill("Only whole ones.");
        ada.button("Publish").click();
        ben.see("Answered · 1");
        ben.text("Answered · 1").click();
        ben.see("Only whole ones.");
        ben.tab("Chat").click();
    }

    @Test
    @Order(8)
    void theRoomLooksAsItShould() {
        Looks.at(cleo.page, "watch");
        ada.tab("People").click();
        ada.see("Ben");
        Looks.at(ada.page, "studio");
    }

    @Test
    @Order(9)
    void aNetworkThatIsCutLosesNothing() {
        line.cut();
        ben.page.getByText("Connection lost").waitFor();
        for (int i = 1; i <= 5; i++) {
            ada.say("While Ben is away " + i);
        }
        ben.say("Can you hear me?");
        line.mend();

        for (int i = 1; i <= 5; i++) {
            ben.see("While Ben is away " + i);
        }
        ada.tab("Chat").click();
        ada.see("Can you hear me?");
        assertThat(ada.page.getByText("Can you hear me?").count()).isOne();
        long before = ben.frames();
        patiently().until(() -> ben.frames() > before + 10);
    }

    @Test
    @Order(10)
    void aStudentWhoComesLateHasAPictureSoon() {
        cleo.open("/");
        cleo.see("Fractions for the brave");
        Looks.at(cleo.page, "home");
        cleo.open(classAddress);
        patiently().until(() -> cleo.frames() > 0);
    }

    @Test
    @Order(11)
    void theClassEndsAndItsFiguresAreThere() {
        ada.button("End the class").click();
        ada.page
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, inDialog("End the class"))
                .click();
        cleo.see("This class has ended");
        Looks.at(cleo.page, "ended");
        ada.open(classAddress + "/figures");
        ada.heading("Attendance").waitFor();
        ada.see("Ben");
        Looks.at(ada.page, "figures");
        ada.open("/dashboard");
        ada.see("Fractions for the brave");
        Looks.at(ada.page, "dashboard");
        ada.open("/profile");
        Looks.at(ada.page, "profile");
    }

    @Test
    @Order(12)
    void thereIsAWordForWhatIsNotThere() {
        cleo.open("/classes/0190163d-8694-739b-aea5-966c26f8ad91");
        cleo.see("There is nothing here");
        Looks.at(cleo.page, "not-found");
    }

    @Test
    @Order(13)
    void noBrowserComplained() {
        ada.complainedOfNothing();
        ben.complainedOfNothing();
        cleo.complainedOfNothing();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions startingWith(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** A browser is talked to by the one thread that opened it. */
    private static ConditionFactory patiently() {
        return await().pollInSameThread().atMost(PATIENCE);
    }

    private static Locator.GetByRoleOptions inDialog(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
