package org.gridward.rules.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridward.testkit.HouseRules;
import org.gridward.testkit.HouseRulesContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use what in this module. Each rule has a twin that shows it biting on an offender. */
class RulesArchitectureTest extends HouseRulesContract {

  RulesArchitectureTest() {
    super("org.gridward.rules");
  }

  private static final List<String> EVERYONE =
      List.of(
          "java.lang..",
          "java.util..",
          "java.time..",
          "java.math..",
          "java.io..",
          "java.nio..",
          "java.text..",
          "java.security..",
          "org.slf4j..");

  private static final List<String> CORE =
      List.of(
          "org.gridward.deadline..",
          "org.gridward.decision..",
          "org.gridward.department..",
          "org.gridward.event..",
          "org.gridward.grid..");

  /** The packages, and what each may use besides the JDK, core and itself. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "threshold",
          List.of("org.gridward.rules.fact.."),
          "situation",
          List.of(
              "org.gridward",
              "org.gridward.store..",
              "org.gridward.casefile..",
              "org.gridward.rules.engine.situation..",
              "org.gridward.rules.check..",
              "org.gridward.rules.fact.."),
          "workbook",
          List.of("org.apache.poi..", "org.apache.commons.csv..", "net.sourceforge.pinyin4j.."),
          "fact",
          List.of(),
          "check",
          List.of("org.gridward.rules.fact..", "org.gridward.rules.workbook.."),
          "engine",
          List.of(
              "org.drools..",
              "org.kie..",
              "org.gridward.rules.check..",
              "org.gridward.rules.fact..",
              "org.gridward.rules.workbook.."),
          "replay",
          List.of(
              "org.gridward.store..",
              "org.gridward.casefile..",
              "org.gridward.rules.engine..",
              "org.gridward.rules.check..",
              "org.gridward.rules.fact..",
              "org.gridward.rules.workbook.."),
          "revision",
          List.of(
              "org.gridward.rules.replay..",
              "org.gridward.rules.engine..",
              "org.gridward.rules.check..",
              "org.gridward.rules.fact..",
              "org.gridward.rules.workbook.."));

  private static final JavaClasses RULES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gridward.rules");

  static Stream<String> packages() {
    return MAY_USE.keySet().stream().sorted();
  }

  private static ArchRule stays(String name) {
    var here = "org.gridward.rules." + name + "..";
    var may = new ArrayList<>(EVERYONE);
    may.addAll(CORE);
    may.addAll(MAY_USE.get(name));
    may.add(here);
    return classes()
        .that()
        .resideInAPackage(here)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(may.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void every_package_uses_only_what_it_may(String name) {
    stays(name).check(RULES);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void a_package_may_not_look_right(String name) throws ClassNotFoundException {
    var offender =
        new ClassFileImporter()
            .importClasses(Class.forName("org.gridward.rules." + name + ".LooksRight"));

    assertThatThrownBy(() -> stays(name).check(offender))
        .hasMessageContaining("org.gridward.rules.RuleBase");
  }

  private static ArchRule everyPackageIsKnown() {
    var known = Stream.concat(Stream.of("", ".cli"), packages().map(it -> "." + it + ".."));
    return classes()
        .should()
        .resideInAnyPackage(known.map(it -> "org.gridward.rules" + it).toArray(String[]::new));
  }

  @Test
  void every_package_is_known() {
    everyPackageIsKnown().check(RULES);
  }

  @Test
  void a_stray_package_is_seen() {
    assertThatThrownBy(() -> everyPackageIsKnown().check(offenders()))
        .hasMessageContaining("org.gridward.rules.architecture.offenders.Stray");
  }

  private static ArchRule drools() {
    return HouseRules.home("org.kie..", "org.gridward.rules.engine..");
  }

  /** The parser of expert rules is in it. */
  private static ArchRule droolsItself() {
    return HouseRules.home("org.drools..", "org.gridward.rules.engine..");
  }

  /** What an author wrote is never handed to anything that builds rules out of text. */
  private static ArchRule nothingBuildsText() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.kie.api.builder..", "org.kie.internal.builder..", "org.drools.compiler..")
        .because("expert rules are rebuilt from what was checked");
  }

  private static ArchRule poi() {
    return HouseRules.home("org.apache.poi..", "org.gridward.rules.workbook..");
  }

  private static ArchRule csv() {
    return HouseRules.home(
        "org.apache.commons.csv..", "org.gridward.rules.workbook..", "org.gridward.rules.cli..");
  }

  private static ArchRule picocli() {
    return HouseRules.home("picocli..", "org.gridward.rules.cli..");
  }

  @Test
  void libraries_live_in_their_homes() {
    drools().check(RULES);
    droolsItself().check(RULES);
    nothingBuildsText().check(RULES);
    poi().check(RULES);
    csv().check(RULES);
    picocli().check(RULES);
  }

  @Test
  void a_library_away_from_home_is_seen() {
    assertThatThrownBy(() -> drools().check(offenders()))
        .hasMessageContaining("org.kie.api.runtime.KieSession");
    assertThatThrownBy(() -> droolsItself().check(offenders()))
        .hasMessageContaining("org.drools.drl.parser.DrlParser");
    assertThatThrownBy(() -> nothingBuildsText().check(offenders()))
        .hasMessageContaining("org.kie.api.builder.KieBuilder");
    assertThatThrownBy(() -> poi().check(offenders()))
        .hasMessageContaining("org.apache.poi.ss.usermodel.Workbook");
    assertThatThrownBy(() -> csv().check(offenders()))
        .hasMessageContaining("org.apache.commons.csv.CSVRecord");
    assertThatThrownBy(() -> picocli().check(offenders()))
        .hasMessageContaining("picocli.CommandLine");
  }

  private static ArchRule nobodyUsesTheCommandLine() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("org.gridward.rules.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gridward.rules.cli..");
  }

  @Test
  void the_library_does_not_know_its_command_line() {
    nobodyUsesTheCommandLine().check(RULES);
  }

  @Test
  void a_use_of_the_command_line_is_seen() {
    assertThatThrownBy(() -> nobodyUsesTheCommandLine().check(offenders()))
        .hasMessageContaining("org.gridward.rules.cli.Gridward");
  }

  private static JavaClasses offenders() {
    return new ClassFileImporter().importPackages("org.gridward.rules.architecture.offenders");
  }
}
