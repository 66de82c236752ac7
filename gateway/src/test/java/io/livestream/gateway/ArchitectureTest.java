package io.livestream.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.livestream.gateway");

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.livestream.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** In a native executable is only what its build knew of. */
    @Test
    void nothingIsLookedForOnTheClassPath() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .callMethod(ClassLoader.class, "loadClass", String.class)
                .orShould()
                .callMethod(ClassLoader.class, "getResources", String.class)
                .check(CLASSES);
    }

    @Test
    void theGatewayKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.livestream.platform..",
                        "io.livestream.auth..",
                        "io.livestream.stream..",
                        "io.livestream.chat..",
                        "io.livestream.qa..",
                        "io.livestream.analytics..")
                .check(CLASSES);
    }
}
