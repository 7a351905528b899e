package io.haat.app;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may know whom: the arrows of the architecture. */
class ArchitectureTest {
  private static final Map<String, Set<String>> KNOWS =
      Map.of(
          "model", Set.of(),
          "lake", Set.of("model"),
          "warehouse", Set.of("model"),
          "batch", Set.of("model", "lake", "warehouse"),
          "stream", Set.of("model", "warehouse"),
          "server", Set.of("model", "warehouse"),
          "simulator", Set.of("model"),
          "testing", Set.of(),
          "app", Set.of("model", "lake", "warehouse", "batch", "stream", "server", "simulator"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.haat");

  @Test
  void modules_know_only_what_the_design_lets_them_know() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      from.getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                String to = module(dependency.getTargetClass());
                if (!to.isEmpty()
                    && !to.equals(module(from))
                    && !KNOWS.getOrDefault(module(from), Set.of()).contains(to)) {
                  wrong.add(dependency.getDescription());
                }
              });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_module_has_its_place_in_the_design() {
    Set<String> modules = new TreeSet<>();
    CLASSES.forEach(type -> modules.add(module(type)));
    assertThat(modules).isSubsetOf(KNOWS.keySet()).contains("app");
  }

  @Test
  void packages_of_a_module_form_no_cycles() {
    for (String module : KNOWS.keySet()) {
      slices()
          .matching("io.haat." + module + ".(**)")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  private static String module(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    return type.getPackageName().startsWith("io.haat.") ? parts[2] : "";
  }
}
