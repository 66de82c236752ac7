package io.livestream.system.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A teacher and three students, each in a browser of their own, from the account to the figures. */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesStoryTest {

    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"> <script>document.title='owned'</script>";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Looks looks = new Looks();
    private Browser browser;
    private Line line;
    private Person ada;
    private Person ben;
    private Person cleo;
    private Person dan;
    private String classAddress;

    @BeforeAll
    void people(RunningSuite suite) {
        browser = Browser.withBoard();
        line = new Line(suite.gateway());
        String address = "http://localhost:" + suite.gateway().getPort();
        ada = new Person(browser.somebodys("en-GB"), address);
        ben = new Person(browser.somebodys("en-GB"), line.address());
        cleo = new Person(browser.somebodys("en-GB"), address);
        dan = new Person(browser.somebodys("de-DE"), address);
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

    /** Each step goes on where the one before it ended. */
    @Test
    void aClassFromSignUpToItsFigures() {
        try {
            everybodyRegisters();
            whoLoadsThePageAgainIsStillSignedIn();
            theTeacherPlansAClass();
            aStudentWaitsForItAndAsksBefore();
            theTeacherGoesLiveAndFramesReallyPlay();
            whatIsSaidAppearsOnTheOtherSide();
            questionsAreVotedForAndAnswered();
            theRoomLooksAsItShould();
            aHostileMessageStaysText();
            whoFindsThePlacesWithPictureTakenHasOneWhenOneIsFree();
            aNetworkThatIsCutLosesNothing();
            aStudentWhoComesLateHasAPictureSoon();
            whoIsRemovedIsToldSo();
            theClassEndsAndItsFiguresAreThere();
            thereIsAWordForWhatIsNotThere();
        } catch (RuntimeException | AssertionError e) {
            Looks.atFailure(ada.page, "ada");
            Looks.atFailure(ben.page, "ben");
            Looks.atFailure(cleo.page, "cleo");
            Looks.atFailure(dan.page, "dan");
            throw e;
        }
        ada.complainedOfNothing();
        ben.complainedOfNothing();
        cleo.complainedOfNothing();
        dan.complainedOfNothing();
        looks.foundNothing();
    }

    private void everybodyRegisters() {
        ada.open("/");
        ada.heading("Live classes").waitFor();
        looks.at(ada.page, "welcome");
        ada.open("/register");
        looks.at(ada.page, "register");
        ada.register("Ada Lovelace", "ada@pages.example", true);
        ben.register("Ben", "ben@pages.example", false);
        cleo.register("Cleo", "cleo@pages.example", false);
        looks.at(cleo.page, "home-empty");
        dan.open("/");
        dan.heading("Live unterrichten").waitFor();
        looks.at(dan.page, "welcome-german");
        dan.chooseEnglish();
        dan.register("Dan", "dan@pages.example", false);
    }

    private void whoLoadsThePageAgainIsStillSignedIn() {
        ben.page.reload();
        ben.heading("Classes").waitFor();
        assertThat(ben.page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie"))
                .asString()
                .doesNotContain("ey");
    }

    private void theTeacherPlansAClass() {
        ada.open("/classes/new");
        ada.heading("New class").waitFor();
        ada.button("Create class").click();
        ada.page.getByText("Some fields need another look.").waitFor();
        looks.at(ada.page, "create");
        ada.field("Title").fill("Fractions for the brave");
        ada.field("Description").fill("Why a half is not two, and what to do about it.");
        ada.chooseSmallPicture();
        ada.button("Create class").click();
        ada.heading("Edit class").waitFor();
        looks.at(ada.page, "edit");
        classAddress = ada.page.url().replaceAll("^https?://[^/]+|/edit$", "");
    }

    private void aStudentWaitsForItAndAsksBefore() {
        ben.open(classAddress);
        ben.see("This class has not begun");
        looks.at(ben.page, "before");
        ben.field("Ask a question").fill("Is there cake?");
        ben.button("Ask").click();
        ben.see("Is there cake?");
    }

    private void theTeacherGoesLiveAndFramesReallyPlay() {
        ada.open(classAddress + "/studio");
        ada.page
                .getByRole(AriaRole.BUTTON, named("Check camera and microphone"))
                .click();
        ada.page.locator("[data-picture] video").waitFor();
        // What is filmed is a board, which she wants to read.
        ada.page.getByRole(AriaRole.SWITCH, startingWith("Mirror my preview")).click();
        looks.at(ada.page, "studio-before");
        ada.button("Go live").click();
        cleo.open(classAddress);

        for (Person student : new Person[] {ben, cleo}) {
            patiently().until(() -> student.frames() > 0);
            long before = student.frames();
            patiently().until(() -> student.frames() > before + 10);
        }
        patiently().until(() -> ada.page.getByTestId("direct").innerText().startsWith("2 of 2"));
    }

    private void whatIsSaidAppearsOnTheOtherSide() {
        ben.say("Good morning!");
        ada.see("Good morning!");
        ada.say("Welcome, everybody.");
        cleo.see("Welcome, everybody.");
        cleo.say("Is a half always two quarters?");
        ben.see("Is a half always two quarters?");
        ada.say("Always. Watch the bar at the bottom.");
        cleo.see("Always. Watch the bar at the bottom.");
    }

    private void aHostileMessageStaysText() {
        cleo.say(HOSTILE);
        ben.see(HOSTILE);
        assertThat(ben.page.title()).contains("Fractions");
        assertThat(ada.page.locator("[role=log] img").count()).isZero();
    }

    private void questionsAreVotedForAndAnswered() {
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

    private void theRoomLooksAsItShould() {
        cleo.tab("Chat").click();
        cleo.page.locator("[data-testid=video]").hover();
        looks.at(cleo.page, "watch");
        ada.tab("People").click();
        ada.see("Ben");
        looks.at(ada.page, "studio");
    }

    private void whoFindsThePlacesWithPictureTakenHasOneWhenOneIsFree() {
        dan.open(classAddress);
        dan.see("The places with picture are taken");
        looks.at(dan.page, "places-taken");
        cleo.open("/");
        patiently().until(() -> dan.frames() > 0);
        dan.open("/");
        dan.heading("Classes").waitFor();
    }

    private void aNetworkThatIsCutLosesNothing() {
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

    private void aStudentWhoComesLateHasAPictureSoon() {
        cleo.open("/");
        cleo.see("Fractions for the brave");
        looks.at(cleo.page, "home");
        cleo.open(classAddress);
        patiently().until(() -> cleo.frames() > 0);
    }

    private void whoIsRemovedIsToldSo() {
        dan.open(classAddress);
        ada.tab("People").click();
        ada.button("What to do with Dan").click();
        ada.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Remove from the class"))
                .click();
        dan.see("You have been removed from this class");
        assertThat(dan.field("Write a message").count()).isZero();
        looks.at(dan.page, "removed");
    }

    private void theClassEndsAndItsFiguresAreThere() {
        ada.button("End the class").click();
        ada.page
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, inDialog("End the class"))
                .click();
        cleo.see("This class has ended");
        looks.at(cleo.page, "ended");
        ada.open(classAddress + "/figures");
        ada.heading("Attendance").waitFor();
        ada.see("Ben");
        looks.at(ada.page, "figures");
        ada.open("/dashboard");
        ada.see("Fractions for the brave");
        looks.at(ada.page, "dashboard");
        ada.open("/profile");
        ada.heading("Your profile").waitFor();
        looks.at(ada.page, "profile");
    }

    private void thereIsAWordForWhatIsNotThere() {
        cleo.open("/classes/0190163d-8694-739b-aea5-966c26f8ad91");
        cleo.see("There is nothing here");
        looks.at(cleo.page, "not-found");
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
