package io.livestream.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
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
import java.util.ServiceLoader;

/** The rules that keep a service what docs/architecture.md says it is. One call in a test of each service holds them. */
public final class ArchitectureRules {

    private static final String PLATFORM = "io.livestream.platform..";
    private static final String TRUNK = "io.livestream.trunk..";
    private static final String REGISTERED = "io.quarkus.runtime.annotations.RegisterForReflection";

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
        rules.addAll(nativeExecutable());
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
                        .dependOnClassesThat(resideInAPackage("io.livestream..")
                                .and(not(resideInAnyPackage(base + "..", PLATFORM, TRUNK))))
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
                                "io.livestream.platform.outbox..",
                                "io.livestream.platform.follow..",
                                "jakarta.persistence..",
                                "jakarta.transaction..",
                                "java.sql..",
                                "javax.sql..",
                                "org.hibernate..")
                        .because("a resource translates HTTP and nothing more"),
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Resource")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching("org[.]jboss[.].*[.]RestResponse.*|jakarta[.]ws[.]rs[.]core[.]Response.*")
                        .because("what a service returns knows nothing of HTTP"),
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
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith("io.smallrye.config.ConfigMapping")
                        .and()
                        .haveRawReturnType(type(int.class).or(type(Duration.class)))
                        .should()
                        .beAnnotatedWith("io.smallrye.config.WithConverter")
                        .because("a number or a time that makes no sense keeps the service from starting"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .because("the time comes from the Clock, which a test can move"));
    }

    /** In a native executable is only what its build knew of. Nobody can build one on every machine, so these stand in for that. */
    static List<ArchRule> nativeExecutable() {
        return List.of(
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
                        .because("a native executable is closed: it finds no classes and folders while it runs"),
                classes().that(areRegistered()).should(haveRegisteredParts()));
    }

    private static DescribedPredicate<JavaClass> areRegistered() {
        return DescribedPredicate.describe("are registered for reflection", ArchitectureRules::isRegistered);
    }

    private static boolean isRegistered(JavaClass type) {
        return type.isAnnotatedWith(REGISTERED)
                || type.getEnclosingClass().map(ArchitectureRules::isRegistered).orElse(false);
    }

    /** What a JSON writer reaches from a type, it has to be able to look into as well. */
    private static ArchCondition<JavaClass> haveRegisteredParts() {
        return new ArchCondition<>("have parts that are registered, too") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isRecord()) {
                    return;
                }
                for (JavaField part : type.getFields()) {
                    part.getAllInvolvedRawTypes().stream()
                            .filter(kind -> kind.getPackageName().startsWith("io.livestream"))
                            .filter(kind -> !isRegistered(kind))
                            .forEach(kind -> events.add(SimpleConditionEvent.violated(
                                    part, part.getFullName() + " is of a type that is not registered for reflection")));
                }
            }
        };
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
