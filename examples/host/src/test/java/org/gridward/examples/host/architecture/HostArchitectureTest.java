package org.gridward.examples.host.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.gridward.testkit.HouseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which module knows which, seen from the one that knows all. Each rule has a twin that shows it
 * biting on an offender from the test tree.
 */
class HostArchitectureTest {

  private static final String RULES = "org.gridward.rules..";
  private static final String SENSORS = "org.gridward.sensors..";
  private static final String EXAMPLES = "org.gridward.examples..";
  private static final String HOST = "org.gridward.examples.host";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(it -> !it.contains("-tests.jar"))
          .importPackages("org.gridward");

  /** All but the other modules is core, so that a new package of core is bound at once. */
  private static ArchRule coreKnowsNobody() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(RULES, SENSORS, EXAMPLES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(RULES, SENSORS, EXAMPLES);
  }

  private static ArchRule blind(String here, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(here)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ArchRule rulesKnowCoreOnly() {
    return blind(RULES, SENSORS, EXAMPLES);
  }

  private static ArchRule sensorsKnowCoreOnly() {
    return blind(SENSORS, RULES, EXAMPLES);
  }

  @Test
  void the_modules_were_all_looked_at() {
    assertThat(ALL.contain("org.gridward.EventRouter")).isTrue();
    assertThat(ALL.contain("org.gridward.rules.RuleBase")).isTrue();
    assertThat(ALL.contain("org.gridward.sensors.SensorGateway")).isTrue();
    assertThat(ALL.contain("org.gridward.examples.host.Main")).isTrue();
    assertThat(ALL.contain("org.gridward.testkit.HouseRules")).isFalse();
    assertThat(ALL.contain(HostArchitectureTest.class)).isFalse();
  }

  @Test
  void modules_know_only_those_below_them() {
    coreKnowsNobody().check(ALL);
    rulesKnowCoreOnly().check(ALL);
    sensorsKnowCoreOnly().check(ALL);
  }

  @Test
  void a_module_that_looks_outside_is_seen() {
    assertThatThrownBy(() -> coreKnowsNobody().check(offender("org.gridward.event.LooksOutside")))
        .hasMessageContaining("org.gridward.rules.RuleBase")
        .hasMessageContaining("org.gridward.sensors.SensorGateway")
        .hasMessageContaining("org.gridward.examples.host.wiring.Works");
    assertThatThrownBy(() -> rulesKnowCoreOnly().check(offender("org.gridward.rules.LooksAside")))
        .hasMessageContaining("org.gridward.sensors.SensorGateway")
        .hasMessageContaining("org.gridward.examples.host.wiring.Works");
    assertThatThrownBy(
            () -> sensorsKnowCoreOnly().check(offender("org.gridward.sensors.LooksAside")))
        .hasMessageContaining("org.gridward.rules.RuleBase")
        .hasMessageContaining("org.gridward.examples.host.wiring.Works");
  }

  private static ArchRule feedKnowsNoHost() {
    return blind(HOST + ".feed..", HOST + ".api..", HOST + ".wiring..");
  }

  private static ArchRule wiringKnowsNobodyWhoAsks() {
    return blind(HOST + ".wiring..", HOST + ".api..");
  }

  @Test
  void the_hosts_own_packages_look_one_way() {
    feedKnowsNoHost().check(ALL);
    wiringKnowsNobodyWhoAsks().check(ALL);
  }

  @Test
  void a_package_that_looks_back_is_seen() {
    assertThatThrownBy(() -> feedKnowsNoHost().check(offender(HOST + ".feed.LooksBack")))
        .hasMessageContaining(HOST + ".api.EventsApi")
        .hasMessageContaining(HOST + ".wiring.Works");
    assertThatThrownBy(() -> wiringKnowsNobodyWhoAsks().check(offender(HOST + ".wiring.LooksBack")))
        .hasMessageContaining(HOST + ".api.EventsApi");
  }

  /** A library, where it lives, and a type that the offender uses. */
  @ParameterizedTest
  @CsvSource({
    "io.micronaut.., api wiring, io.micronaut.http.annotation.Controller",
    "com.hivemq.., wiring, com.hivemq.embedded.EmbeddedHiveMQ",
    "org.eclipse.paho.., feed org.gridward.sensors.mqtt,"
        + " org.eclipse.paho.mqttv5.client.MqttCallback",
    "org.apache.poi.., org.gridward.rules.workbook, org.apache.poi.ss.usermodel.Workbook",
    "org.locationtech.jts.., org.gridward.grid, org.locationtech.jts.geom.Coordinate",
    "java.sql.., org.gridward.grid.file org.gridward.store, java.sql.Connection",
  })
  void a_library_lives_in_its_home_and_is_seen_elsewhere(
      String library, String homes, String type) {
    var rule = HouseRules.home(library, packages(homes));

    rule.check(ALL);
    assertThatThrownBy(() -> rule.check(offenders())).hasMessageContaining(type);
  }

  /** What the host has no business to name; the offender is a class of the library itself. */
  @ParameterizedTest
  @CsvSource({
    "io.netty.., org.gridward.sensors.http org.gridward.sensors.sip org.gridward.sensors.tcp,"
        + " io.netty.channel.ChannelDuplexHandler",
    "com.github.benmanes.caffeine.., org.gridward.sensors.intake,"
        + " com.github.benmanes.caffeine.cache.Caffeine",
    "org.kie.., org.gridward.rules.engine, org.kie.api.KieServices",
    "org.drools.., org.gridward.rules.engine, org.drools.model.DSL",
    "picocli.., feed.play org.gridward.rules.cli org.gridward.sensors.cli,"
        + " picocli.CommandLine$DuplicateNameException",
  })
  void a_library_of_another_module_lives_there_and_is_seen_elsewhere(
      String library, String homes, String stranger) {
    var rule = HouseRules.home(library, packages(homes));

    rule.check(ALL);
    assertThatThrownBy(() -> rule.check(offender(stranger))).hasMessageContaining(stranger);
  }

  private static String[] packages(String homes) {
    return Arrays.stream(homes.split(" "))
        .map(it -> (it.startsWith("org.") ? it : HOST + "." + it) + "..")
        .toArray(String[]::new);
  }

  @Test
  void the_house_rules_hold_in_the_host() {
    var host =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOST);

    HouseRules.namesSayWhatAThingIs().check(host);
    HouseRules.timeComesFromOutside().check(host);
  }

  @Test
  void the_house_rules_bite() {
    assertThatThrownBy(() -> HouseRules.namesSayWhatAThingIs().check(offenders()))
        .hasMessageContaining(HOST + ".architecture.offenders.TownHelper");
    assertThatThrownBy(() -> HouseRules.timeComesFromOutside().check(offenders()))
        .hasMessageContaining("calls method <java.time.Instant.now()>");
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    assertThat(HouseRules.foldersWithoutPackageInfo(Path.of("src/main/java"))).isEmpty();
  }

  private static JavaClasses offender(String name) {
    try {
      return new ClassFileImporter().importClasses(Class.forName(name));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JavaClasses offenders() {
    return new ClassFileImporter().importPackages(HOST + ".architecture.offenders");
  }
}
