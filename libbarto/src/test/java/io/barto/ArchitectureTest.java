package io.barto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package of the library may know which. */
@AnalyzeClasses(packages = "io.barto", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.barto.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule realtimeStandsAlone = mayKnowOnly("io.barto.realtime");

  @ArchTest
  static final ArchRule planKnowsOnlyRealtime = mayKnowOnly("io.barto.plan", "io.barto.realtime");

  @ArchTest static final ArchRule protocolStandsAlone = mayKnowOnly("io.barto.protocol");

  private static ArchRule mayKnowOnly(String subject, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(subject + "..")
        .should()
        .dependOnClassesThat(ofBartoBut(subject, others));
  }

  private static DescribedPredicate<JavaClass> ofBartoBut(String subject, String... others) {
    DescribedPredicate<JavaClass> other = JavaClass.Predicates.resideInAPackage("io.barto..");
    other = other.and(JavaClass.Predicates.resideOutsideOfPackage(subject + ".."));
    for (String allowed : others) {
      other = other.and(JavaClass.Predicates.resideOutsideOfPackage(allowed + ".."));
    }
    return other;
  }
}
