package dev.packetdash;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The package list is the architecture: its rules fail the build. */
class ArchitectureTests {
    private static final String ROOT = "dev.packetdash";
    private static final String[] CORE = {
        ROOT + ".net..",
        ROOT + ".decode..",
        ROOT + ".payload..",
        ROOT + ".flow..",
        ROOT + ".traffic..",
        ROOT + ".detect.."
    };

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Packetdash.class).verify();
    }

    @Test
    void nothingKnowsTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT))
                .check(classes);
    }

    @Test
    void onlyCaptureTouchesNativeMemory() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".capture..")
                .should()
                .dependOnClassesThat(resideInAPackage("java.lang.foreign.."))
                .check(classes);
    }

    @Test
    void theCoreIsPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("io.micrometer.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("org.slf4j.."))
                .check(classes);
    }

    @Test
    void onlyMetricsKnowsThePrometheusClientAndMicrometer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".metrics..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.micrometer.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("io.prometheus.."))
                .check(classes);
    }

    @Test
    void onlyWebKnowsSpringWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".web..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.web.."))
                .check(classes);
    }

    /** {@code DataSize} alone, which needs no other class of Spring. */
    @Test
    void theTerminalStartsNoSpring() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cli..")
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .and(not(resideInAPackage("org.springframework.util.unit.."))))
                .orShould()
                .dependOnClassesThat(resideInAPackage("org.slf4j.."))
                .check(classes);
    }

    @Test
    void noFieldIsInjected() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(classes);
    }
}
