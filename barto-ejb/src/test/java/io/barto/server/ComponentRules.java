package io.barto.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Who may know whom: retention, schedule, output, run, worker in this order; query knows all. */
class ComponentRules {
  private static final List<String> COMPONENTS =
      List.of(
          "query",
          "retention",
          "schedule",
          "output",
          "run",
          "worker",
          "maintenance",
          "access",
          "configuration");

  @ArchTest
  static void arrows_pointOneWay(JavaClasses classes) {
    for (int i = 1; i < COMPONENTS.size(); i++) {
      knowsNone(COMPONENTS.get(i), COMPONENTS.subList(0, i)).check(classes);
    }
    knowsNone("lane", COMPONENTS).check(classes);
  }

  private static ArchRule knowsNone(String component, List<String> others) {
    return noClasses()
        .that()
        .resideInAPackage("io.barto.server." + component + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(others));
  }

  private static String[] packages(List<String> components) {
    return components.stream().map(c -> "io.barto.server." + c + "..").toArray(String[]::new);
  }

  @ArchTest
  static void entityAndControl_areUsedInsideTheirComponentOnly(JavaClasses classes) {
    for (String component : COMPONENTS) {
      String home = "io.barto.server." + component;
      noClasses()
          .that()
          .resideOutsideOfPackage(home + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(home + ".entity..", home + ".control..")
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule boundaries_showNoEntities =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("..boundary..")
          .and()
          .arePublic()
          .should(showNoEntities());

  private static ArchCondition<JavaMethod> showNoEntities() {
    return new ArchCondition<>("show no entities") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean shows =
            !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && method.getAllInvolvedRawTypes().stream().anyMatch(ComponentRules::isEntity);
        events.add(
            new SimpleConditionEvent(method, !shows, method.getDescription() + " shows an entity"));
      }
    };
  }

  private static boolean isEntity(JavaClass type) {
    return type.getPackageName().endsWith(".entity");
  }
}
