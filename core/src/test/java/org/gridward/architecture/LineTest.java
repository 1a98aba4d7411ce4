package org.gridward.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridward.testkit.HouseRules;
import org.gridward.testkit.HouseRulesContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The line: every package uses only what stands to its left. Each rule has a twin that shows it
 * biting on an offender from the test tree.
 */
class LineTest extends HouseRulesContract {

  LineTest() {
    super("org.gridward");
  }

  private static final List<String> LINE =
      List.of(
          "event",
          "grid",
          "resource",
          "department",
          "deadline",
          "decision",
          "casefile",
          "notice",
          "store");

  private static final List<String> EVERYONE =
      List.of(
          "java.lang..",
          "java.util..",
          "java.time..",
          "java.math..",
          "java.io..",
          "java.nio..",
          "java.security..",
          "org.slf4j..");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gridward");

  /** A stop may use the JDK, itself, the stops to its left, and the library that lives in it. */
  static ArchRule stop(String here) {
    var may = new ArrayList<>(EVERYONE);
    for (var name : LINE.subList(0, LINE.indexOf(here) + 1)) {
      may.add("org.gridward." + name + "..");
    }
    if (here.equals("grid")) {
      may.addAll(
          List.of(
              "org.locationtech.jts..",
              "com.fasterxml.jackson.core..",
              "java.sql..",
              "org.sqlite.."));
    }
    if (here.equals("resource")) {
      may.add("com.fasterxml.jackson.core..");
    }
    if (here.equals("store")) {
      may.addAll(
          List.of(
              "java.sql..",
              "org.sqlite..",
              "org.jdbi..",
              "org.flywaydb..",
              "com.fasterxml.jackson.."));
    }
    return classes()
        .that()
        .resideInAPackage("org.gridward." + here + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(may.toArray(String[]::new));
  }

  static Stream<String> stops() {
    return LINE.stream();
  }

  @ParameterizedTest
  @MethodSource("stops")
  void every_stop_uses_only_what_stands_to_its_left(String here) {
    stop(here).check(CORE);
  }

  @ParameterizedTest
  @MethodSource("stops")
  void a_stop_may_not_look_right(String here) throws ClassNotFoundException {
    var name = "org.gridward." + here + ".LooksRight";
    var offender = new ClassFileImporter().importClasses(Class.forName(name));

    assertThatThrownBy(() -> stop(here).check(offender))
        .hasMessageContaining(name)
        .hasMessageContaining("org.gridward.EventRouter");
  }

  static ArchRule everyPackageIsOnTheLine() {
    var line = LINE.stream().map(it -> "org.gridward." + it + "..");
    return classes()
        .should()
        .resideInAnyPackage(Stream.concat(Stream.of("org.gridward"), line).toArray(String[]::new));
  }

  @Test
  void every_package_of_core_is_on_the_line() {
    everyPackageIsOnTheLine().check(CORE);
  }

  @Test
  void a_stray_package_is_seen() {
    assertThatThrownBy(() -> everyPackageIsOnTheLine().check(offenders()))
        .hasMessageContaining("org.gridward.architecture.offenders.OpenClass");
  }

  static ArchRule jts() {
    return HouseRules.home("org.locationtech.jts..", "org.gridward.grid..");
  }

  static ArchRule sql() {
    return HouseRules.home("java.sql..", "org.gridward.grid.file..", "org.gridward.store..");
  }

  static ArchRule json() {
    return HouseRules.home(
        "com.fasterxml.jackson.core..",
        "org.gridward.grid.file..",
        "org.gridward.resource.file..",
        "org.gridward.store..");
  }

  @Test
  void libraries_live_in_their_homes() {
    jts().check(CORE);
    sql().check(CORE);
    HouseRules.home("org.jdbi..", "org.gridward.store..").check(CORE);
    HouseRules.home("org.flywaydb..", "org.gridward.store..").check(CORE);
    HouseRules.home("com.fasterxml.jackson.databind..", "org.gridward.store..").check(CORE);
    json().check(CORE);
  }

  @Test
  void a_library_away_from_home_is_seen() {
    assertThatThrownBy(() -> jts().check(offenders()))
        .hasMessageContaining("org.locationtech.jts.geom.Coordinate");
    assertThatThrownBy(() -> sql().check(offenders())).hasMessageContaining("java.sql.Connection");
    assertThatThrownBy(() -> json().check(offenders()))
        .hasMessageContaining("com.fasterxml.jackson.core.JsonFactory");
  }

  static ArchRule fieldsAreFinal() {
    return fields()
        .that()
        .areNotStatic()
        .and()
        .areDeclaredInClassesThat()
        .haveNameNotMatching(".*Builder")
        .and()
        .areDeclaredInClassesThat()
        .haveNameNotMatching(String.join("|", MutableTypes.NAMES))
        .should()
        .haveModifier(JavaModifier.FINAL);
  }

  @Test
  void instance_fields_are_final() {
    fieldsAreFinal().check(CORE);
  }

  @Test
  void a_counter_is_seen() {
    assertThatThrownBy(() -> fieldsAreFinal().check(offenders()))
        .hasMessageContaining("org.gridward.architecture.offenders.OpenClass.count");
  }

  @Test
  void public_types_are_those_that_were_meant_to_be() throws IOException {
    var listed = Files.readAllLines(Path.of("src/test/resources/public-types.txt"));

    assertThat(publicTypes(CORE)).containsExactlyElementsOf(listed);
    assertThat(publicTypes(offenders())).isNotEmpty().doesNotContainAnyElementsOf(listed);
  }

  private static List<String> publicTypes(JavaClasses classes) {
    return classes.stream()
        .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC) && it.isTopLevelClass())
        .map(it -> it.getFullName())
        .filter(it -> !it.endsWith("package-info"))
        .sorted()
        .toList();
  }

  private static JavaClasses offenders() {
    return new ClassFileImporter().importPackages("org.gridward.architecture.offenders");
  }
}
