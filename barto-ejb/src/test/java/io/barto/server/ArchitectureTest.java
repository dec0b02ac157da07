package io.barto.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "io.barto.server", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchTests arrows = ArchTests.in(ComponentRules.class);

  @ArchTest
  static final ArchRule components_haveNoCycles =
      slices().matching("io.barto.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.barto.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule control_knowsNoContainer =
      noClasses()
          .that()
          .resideInAPackage("..control..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ejb..",
              "jakarta.persistence..",
              "jakarta.inject..",
              "jakarta.enterprise..",
              "jakarta.transaction..");

  @ArchTest
  static final ArchRule entities_knowNothingOfTheirComponent =
      noClasses()
          .that()
          .resideInAPackage("..entity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..boundary..", "..control..", "jakarta.ejb..");

  @ArchTest
  static final ArchRule nothingIsBoundToOneContainer =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("fish.payara..", "org.glassfish..", "com.sun..", "org.eclipse..");

  @ArchTest
  static final ArchRule onlyTheWiring_readsTheClock =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ServerWiring.class)
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
