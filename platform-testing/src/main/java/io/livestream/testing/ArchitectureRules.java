package io.livestream.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules that keep a service what docs/architecture.md says it is. One call in a test of each service holds them. */
public final class ArchitectureRules {

    private static final String PLATFORM = "io.livestream.platform..";

    private ArchitectureRules() {}

    /** Checks the module in whose folder the test runs; all rules that are broken are told at once. */
    public static void check(String basePackage) {
        JavaClasses main = new ClassFileImporter().importPath(Path.of("target", "classes"));
        JavaClasses tests = new ClassFileImporter().importPath(Path.of("target", "test-classes"));
        List<String> broken = new ArrayList<>();
        rules(basePackage).forEach(rule -> evaluate(rule, main, broken));
        testRules().forEach(rule -> evaluate(rule, tests, broken));
        if (main.isEmpty()) {
            broken.add("There are no classes in target/classes: the rules would hold of nothing");
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n\n", broken));
        }
    }

    static List<ArchRule> rules(String base) {
        List<ArchRule> rules = new ArrayList<>();
        rules.addAll(packages(base));
        rules.addAll(resources());
        rules.addAll(code());
        return rules;
    }

    private static List<ArchRule> packages(String base) {
        return List.of(
                slices().matching(base + ".(*)..").should().beFreeOfCycles().as("features form no cycle"),
                classes().should().resideInAPackage(base + "..").because("a module has one base package"),
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..",
                                "..utils..",
                                "..impl..",
                                "..dto..",
                                "..model..",
                                "..common..",
                                "..helper..",
                                "..helpers..")
                        .because("a package is a feature, not a layer or a drawer"),
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveNameMatching(".*(Dto|DTO|DAO|Dao|Entity|Helper|Utils?)")
                        .because("a name says what the thing is to its readers"),
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("io.livestream..").and(not(resideInAnyPackage(base + "..", PLATFORM))))
                        .because("services meet only over HTTP and the log"));
    }

    private static List<ArchRule> resources() {
        return List.of(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Resource")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.livestream.platform.sql..",
                                "io.livestream.platform.log..",
                                "jakarta.persistence..",
                                "jakarta.transaction..",
                                "java.sql..",
                                "javax.sql..",
                                "org.hibernate..")
                        .because("a resource translates HTTP and nothing more"),
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .haveSimpleNameEndingWith("Resource")
                        .should(giveNoEntityAway()));
    }

    private static List<ArchRule> code() {
        return List.of(
                GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
                GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                noSleep(),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .because("the time comes from the Clock, which a test can move"));
    }

    private static List<ArchRule> testRules() {
        return List.of(
                noSleep(),
                noMethods()
                        .should()
                        .beAnnotatedWith("org.junit.jupiter.api.Disabled")
                        .because("a test runs or goes"));
    }

    private static ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .because("one waits for a condition, not for the time to pass");
    }

    private static ArchCondition<JavaMethod> giveNoEntityAway() {
        return new ArchCondition<>("give no entity away") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getReturnType().getAllInvolvedRawTypes().stream()
                        .filter(type -> type.isAnnotatedWith("jakarta.persistence.Entity"))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " gives away the entity " + type.getSimpleName())));
            }
        };
    }

    private static void evaluate(ArchRule rule, JavaClasses classes, List<String> broken) {
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
        if (result.hasViolation()) {
            broken.add(result.getFailureReport().toString());
        }
    }
}
