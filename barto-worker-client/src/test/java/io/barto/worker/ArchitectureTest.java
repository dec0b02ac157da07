package io.barto.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.barto.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.barto.worker.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule commands_spool_andJournal_knowNothingOfTheRest =
      noClasses()
          .that()
          .resideInAnyPackage("..worker.command", "..worker.spool", "..worker.journal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..worker.run", "..worker.report", "..worker.connection", "io.barto.worker");

  @ArchTest
  static final ArchRule theJournalsLibrary_staysInTheJournal =
      noClasses()
          .that()
          .resideOutsideOfPackage("..worker.journal")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.h2..");

  @ArchTest
  static final ArchRule theWebSocketLibrary_staysInTheConnection =
      noClasses()
          .that()
          .resideOutsideOfPackage("..worker.connection")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.glassfish..", "jakarta.websocket..");
}
