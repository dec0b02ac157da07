package io.barto.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.barto.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.barto.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule TABLES_KNOW_NOTHING_OF_THE_WIRE =
      noClasses()
          .that()
          .resideInAPackage("io.barto.cli.table")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.barto.protocol", "io.barto.cli", "io.barto.cli.connection");

  @ArchTest
  static final ArchRule ONLY_THE_CONNECTION_KNOWS_SOCKETS =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.barto.cli.connection", "io.barto.cli.start")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net", "javax.net..");

  @ArchTest
  static final ArchRule THE_CONNECTION_SHOWS_NOTHING =
      noClasses()
          .that()
          .resideInAPackage("io.barto.cli.connection")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.barto.cli", "io.barto.cli.table", "io.barto.cli.answer", "picocli..");
}
