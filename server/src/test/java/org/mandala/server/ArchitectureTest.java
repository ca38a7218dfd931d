package org.mandala.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

/** The directions in which the rooms of the house may know each other; docs/architecture.md has the map. */
class ArchitectureTest {
    private static final String ROOT = "org.mandala.server.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.mandala.server");

    /** Each may know those before it. */
    private static final List<String> FEATURES =
            List.of("mail", "identity", "presence", "doc", "board", "practice", "room", "programme");

    @Test
    void theProtocolKnowsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "protocol..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are ours outside protocol",
                        type -> type.getPackageName().startsWith("org.mandala")
                                && !type.getPackageName().startsWith(ROOT + "protocol")))
                .check(CLASSES);
    }

    @Test
    void aFeatureKnowsOnlyFeaturesBeforeIt() {
        for (int i = 0; i < FEATURES.size(); i++) {
            for (String later : FEATURES.subList(i + 1, FEATURES.size())) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + FEATURES.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + later + "..")
                        .check(CLASSES);
            }
        }
    }

    @Test
    void nobodyButTheServerKnowsTheStoresAndNobodyKnowsTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "store..", "org.mandala.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "store..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "gateway..", "org.mandala.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "gateway..")
                .check(CLASSES);
    }

    @Test
    void nobodyButTheServerKnowsTheLineToRedisAndNobodyButItKnowsTheClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "link..", "org.mandala.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "link..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "link..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.redis..")
                .check(CLASSES);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheConfigurationReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Config")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void featuresNeitherLockNorSleep() {
        for (String feature : FEATURES) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + feature + "..")
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Lock.class)
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(CLASSES);
    }
}
