package io.lakelift.tables;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Dependencies point one way: verify to manifest, report, parquet and the port; register to iceberg and report, both to
 * the ports; the adapters to their port only.
 */
@AnalyzeClasses(packages = "io.lakelift.tables", importOptions = ImportOption.DoNotIncludeTests.class)
class TablesArchitectureTest {
    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("io.lakelift.tables.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theSdk_staysInItsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages("io.lakelift.tables.aws..", "io.lakelift.tables.s3..", "io.lakelift.tables.glue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule theFunction_alonePutsAdaptersTogether = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.lakelift.tables.s3..", "io.lakelift.tables.glue..", "io.lakelift.tables.handler..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lakelift.tables.s3..",
                    "io.lakelift.tables.glue..",
                    "io.lakelift.tables.handler..",
                    "com.amazonaws..");

    @ArchTest
    static final ArchRule hardwood_staysWithTheFooters = noClasses()
            .that()
            .resideOutsideOfPackage("io.lakelift.tables.parquet..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.hardwood..");

    @ArchTest
    static final ArchRule iceberg_staysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.lakelift.tables.iceberg..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.iceberg..");

    @ArchTest
    static final ArchRule adapters_knowThePortOnly = noClasses()
            .that()
            .resideInAnyPackage("io.lakelift.tables.s3..", "io.lakelift.tables.disk..", "io.lakelift.tables.glue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lakelift.tables.verify..",
                    "io.lakelift.tables.manifest..",
                    "io.lakelift.tables.parquet..",
                    "io.lakelift.tables.report..",
                    "io.lakelift.tables.iceberg..",
                    "io.lakelift.tables.register..");

    @ArchTest
    static final ArchRule tables_knowOfTheFunctionsOnlyTheDomain = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.lakelift.tables..",
                    "io.lakelift.export..",
                    "java..",
                    "org.jspecify..",
                    "dev.hardwood..",
                    "org.apache.iceberg..",
                    "com.amazonaws.services.lambda.runtime..",
                    "com.fasterxml.jackson..",
                    "software.amazon.awssdk..");
}
