package io.barto.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.barto.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.barto.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ofTheServer_onlyBoundariesAreUsed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.barto.server", "io.barto.server.lane..", "..server..control..", "..entity..");

  @ArchTest
  static final ArchRule theDatabase_isOutOfReach =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..", "java.sql..", "javax.sql..", "org.mariadb..");

  @ArchTest
  static final ArchRule nothingIsBoundToOneContainer =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("fish.payara..", "org.glassfish..", "com.sun..");

  @ArchTest
  static final ArchRule nobodyReadsTheMachinesClock =
      noClasses()
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
