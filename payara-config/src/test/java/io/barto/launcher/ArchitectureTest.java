package io.barto.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = {"io.barto.launcher", "io.barto.selftest"},
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.barto.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule databaseAndContainerDoNotKnowEachOther =
      slices().matching("io.barto.launcher.(database|container)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyTheContainerPackageKnowsPayara =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.barto.launcher.container..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("fish.payara..");

  @ArchTest
  static final ArchRule onlyTheDatabasePackageKnowsMariaDb =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.barto.launcher.database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ch.vorburger..", "org.mariadb..");
}
