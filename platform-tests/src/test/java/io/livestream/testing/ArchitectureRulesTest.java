package io.livestream.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.livestream.platform.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

    private static final String CROOKED = "io.livestream.testing.crooked";

    private final JavaClasses crooked = new ClassFileImporter().importPackages(CROOKED);

    @Test
    void thePlatformIsReadyForANativeExecutable() {
        JavaClasses platform = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.livestream.platform");

        ArchitectureRules.nativeExecutable().forEach(rule -> rule.check(platform));
    }

    @Test
    void eachEventIsRegisteredForReflection() {
        assertThat(EventType.all().values())
                .extracting(type -> type.getEnclosingClass().isAnnotationPresent(RegisterForReflection.class))
                .containsOnly(true);
    }

    @Test
    void whatIsCrookedIsTold() {
        List<String> broken = ArchitectureRules.rules(CROOKED).stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(crooked))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .toList();

        assertThat(String.join("\n", broken))
                .contains("Cycle detected")
                .contains("crooked.util")
                .contains("gives away the entity Pupil")
                .contains("java.lang.System.out")
                .contains("java.lang.Thread.sleep")
                .contains("java.time.Instant.now")
                .contains("io.livestream.testing.As")
                .contains("javax.sql.DataSource")
                .contains("has return type <org.jboss.resteasy.reactive.RestResponse>")
                .contains("java.lang.Class.forName")
                .contains("Pupil$Card.school is of a type that is not registered")
                .contains("PatienceSettings.patience()> is not annotated with @WithConverter")
                .contains("is annotated with @Inject");
    }
}
