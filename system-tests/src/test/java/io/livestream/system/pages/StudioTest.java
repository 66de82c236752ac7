package io.livestream.system.pages;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.livestream.system.OnTheSuite;
import io.livestream.system.RunningSuite;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a teacher does with camera, microphone and screen while live, and what of it students see. It is one class that Ben watches
 * throughout, and each test leaves it as it was: with the first camera and the microphone on.
 */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudioTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FIRST_CAMERA = "green";
    private static final String OTHER_CAMERA = "red and green";
    private static final String SLIDES = "blue";
    private static final String SLIDES_TITLE = "Slides of the lesson";
    /** A browser that shares what stands still sends a picture a second. */
    private static final String MOVING_SLIDES = """
            <title>%s</title>
            <body style="background: blue">
            <p id="clock" style="position: absolute; right: 0; bottom: 0">
            <script>setInterval(() => (clock.textContent = performance.now()), 100)</script>""";

    private Browser browser;
    private Person ada;
    private Person ben;
    private Person cleo;
    private String classAddress;

    @RegisterExtension
    final AfterTestExecutionCallback pictures =
            test -> test.getExecutionException().ifPresent(_ -> {
                Looks.atFailure(ada.page, "studio-ada");
                Looks.atFailure(ben.page, "studio-ben");
                Looks.atFailure(cleo.page, "studio-cleo");
            });

    @BeforeAll
    void people(RunningSuite suite) {
        browser = Browser.withTwoCameras(SLIDES_TITLE);
        String address = "http://localhost:" + suite.gateway().getPort();
        ada = new Person(browser.somebodys("en-GB"), address);
        ben = new Person(browser.somebodys("en-GB"), address);
        cleo = new Person(browser.somebodys("en-GB"), address);
        ada.register("Ada Lovelace", "ada-studio@pages.example", true);
        ben.register("Ben", "ben-studio@pages.example", false);
        cleo.register("Cleo", "cleo-studio@pages.example", false);
        classAddress = ada.plans("A class with everything");
        ada.open(classAddress + "/studio");
        ada.button("Check camera and microphone").click();
        ada.button("Turn the camera off").waitFor();
        ada.button("Go live").click();
        ben.open(classAddress);
        watches(ben, FIRST_CAMERA);
    }

    /** Who leaves while a page is being loaded may lose the answer that renews the session, and with it the session. */
    @AfterEach
    void nobodyComplains() {
        cleo.open("/");
        cleo.heading("Classes").waitFor();
        ada.complainedOfNothing();
        ben.complainedOfNothing();
        cleo.complainedOfNothing();
    }

    @AfterAll
    void goHome() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anotherCameraIsSeenInPlaceOfTheFirst() {
        ada.choose("Camera", "fake_device_2");

        watches(ben, OTHER_CAMERA);

        ada.choose("Camera", "fake_device_0");

        watches(ben, FIRST_CAMERA);
    }

    @Test
    void aSharedScreenIsSeenUntilItIsSharedNoMore() {
        slides();
        ada.button("Share screen").click();
        watches(ben, SLIDES);

        ada.button("Stop sharing").click();

        watches(ben, FIRST_CAMERA);
    }

    @Test
    void theCameraComesBackWhenWhatWasSharedIsClosed() {
        Page slides = slides();
        ada.button("Share screen").click();
        watches(ben, SLIDES);

        slides.close();

        watches(ben, FIRST_CAMERA);
        ada.button("Share screen").waitFor();
    }

    @Test
    void aCameraThatIsOffIsSaidToBeOffUntilItIsOnAgain() {
        ada.button("Turn the camera off").click();
        ada.see("Camera off");
        ben.see("The camera is off");

        ada.button("Turn the camera on").click();

        ben.text("The camera is off").waitFor(Person.gone());
        watches(ben, FIRST_CAMERA);
    }

    @Test
    void aMicrophoneThatIsOffIsSaidToBeOffUntilItIsOnAgain() {
        ada.button("Turn the microphone off").click();
        ben.see("Microphone off");

        ada.button("Turn the microphone on").click();

        ben.text("Microphone off").waitFor(Person.gone());
        watches(ben, FIRST_CAMERA);
    }

    @Test
    void whoComesWhileAllIsOffSeesTheCameraOnceItIsOn() {
        ada.button("Turn the camera off").click();
        ada.button("Turn the microphone off").click();
        cleo.open(classAddress);
        cleo.see("The camera is off");
        ben.see("The camera is off");

        ada.button("Turn the camera on").click();

        watches(cleo, FIRST_CAMERA);
        watches(ben, FIRST_CAMERA);

        ada.button("Turn the microphone on").click();

        ben.text("Microphone off").waitFor(Person.gone());
    }

    @Test
    void whoComesLateOrComesBackHasAPicture() {
        cleo.open(classAddress);
        watches(cleo, FIRST_CAMERA);

        cleo.open("/");
        cleo.heading("Classes").waitFor();
        cleo.open(classAddress);

        watches(cleo, FIRST_CAMERA);
    }

    /** A tab of the teacher, who is at the studio again. */
    private Page slides() {
        Page slides = ada.page.context().newPage();
        slides.setContent(MOVING_SLIDES.formatted(SLIDES_TITLE));
        ada.page.bringToFront();
        return slides;
    }

    /** Frames of this picture really play: they are counted on. */
    private static void watches(Person student, String colour) {
        patiently().until(() -> student.colour().equals(colour));
        long before = student.frames();
        patiently()
                .until(() -> student.frames() > before + 5 && student.colour().equals(colour));
    }

    /** A browser is talked to by the one thread that opened it. */
    private static ConditionFactory patiently() {
        return await().pollInSameThread().atMost(PATIENCE);
    }
}
