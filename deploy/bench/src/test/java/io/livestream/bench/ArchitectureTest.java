package io.livestream.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesFormNoCycle() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.livestream.bench");

        // Each is one for itself, also when it stands in another.
        slices().matching("io.livestream.(**)").should().beFreeOfCycles().check(classes);
    }
}
