package io.barto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.barto", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("io.barto.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule EXPRESSIONS_KNOW_NOTHING_OF_BARTO =
      noClasses()
          .that()
          .resideInAPackage("io.barto.realtime")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.barto.plan..",
              "io.barto.protocol..",
              "io.barto.config..",
              "io.barto.logging..",
              "io.barto.program..");

  @ArchTest
  static final ArchRule PLAN_KNOWS_ONLY_EXPRESSIONS =
      noClasses()
          .that()
          .resideInAPackage("io.barto.plan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.barto.protocol..",
              "io.barto.config..",
              "io.barto.logging..",
              "io.barto.program..");

  @ArchTest
  static final ArchRule MESSAGES_KNOW_NOTHING_OF_BARTO =
      noClasses()
          .that()
          .resideInAPackage("io.barto.protocol")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.barto.realtime..",
              "io.barto.plan..",
              "io.barto.config..",
              "io.barto.logging..",
              "io.barto.program..");

  @ArchTest
  static final ArchRule CONFIGURATION_AND_LOG_KNOW_NO_PROGRAM =
      noClasses()
          .that()
          .resideInAnyPackage("io.barto.config", "io.barto.logging")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.barto.program..", "io.barto.protocol..", "picocli..");

  @ArchTest
  static final ArchRule ONLY_THE_CONFIGURATION_KNOWS_TOML =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.barto.config")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tomlj..");
}
