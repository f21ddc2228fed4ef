package io.lakelift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lakelift.export.error.ExportException;

/**
 * Dependencies point one way: handler to notice, input and export, the adapters to what they adapt to, nothing back.
 */
@AnalyzeClasses(
        packages = "io.lakelift",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OwnModule.class})
class ArchitectureTest {
    /** The fakes are on the class path of the tests, and what they stand on. */
    static final class OwnModule implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("io/lakelift/fakes/") && !location.contains("io/lakelift/asl/");
        }
    }

    private static final String[] AWS_AND_WHAT_KNOWS_IT = {
        "software.amazon..",
        "com.amazonaws..",
        "io.lakelift.handler..",
        "io.lakelift.fsx..",
        "io.lakelift.rds..",
        "io.lakelift.sfn..",
        "io.lakelift.sns.."
    };

    @ArchTest
    static final ArchRule domain_knowsOnlyItself = classes()
            .that()
            .resideInAPackage("io.lakelift.export..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.lakelift.export..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule input_knowsTheDomainAndNoLibrary = classes()
            .that()
            .resideInAPackage("io.lakelift.input..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.lakelift.input..", "io.lakelift.export..", "java..", "org.jspecify..")
            .because("config reads it, without the functions' libraries");

    @ArchTest
    static final ArchRule notice_knowsTheDomainAndNoAws = noClasses()
            .that()
            .resideInAPackage("io.lakelift.notice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS_AND_WHAT_KNOWS_IT);

    @ArchTest
    static final ArchRule metrics_knowTheDomainTheNoticeAndNoAws = noClasses()
            .that()
            .resideInAPackage("io.lakelift.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS_AND_WHAT_KNOWS_IT);

    @ArchTest
    static final ArchRule adapters_doNotKnowEachOther =
            slices().matching("io.lakelift.(rds|fsx|sfn|sns)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule adapters_knowNoHandler = noClasses()
            .that()
            .resideInAnyPackage("io.lakelift.rds..", "io.lakelift.fsx..", "io.lakelift.sfn..", "io.lakelift.sns..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lakelift.handler..");

    @ArchTest
    static final ArchRule theSdk_staysInTheAdaptersAndTheWiring = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.lakelift.aws..",
                    "io.lakelift.rds..",
                    "io.lakelift.fsx..",
                    "io.lakelift.sfn..",
                    "io.lakelift.sns..")
            .and()
            .doNotHaveFullyQualifiedName("io.lakelift.handler.Wiring")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule nobodyReadsTheClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the state machine says what time it is, so that a night can be replayed");

    @ArchTest
    static final ArchRule errors_areTopLevel = classes()
            .that()
            .areAssignableTo(ExportException.class)
            .should()
            .beTopLevelClasses()
            .because("ErrorEquals holds the class's full name");
}
