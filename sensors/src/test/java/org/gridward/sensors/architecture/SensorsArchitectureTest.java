package org.gridward.sensors.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
class SensorsArchitectureTest extends HouseRulesContract {

  SensorsArchitectureTest() {
    super("org.gridward.sensors");
  }

  private static final List<String> EVERYONE =
      List.of(
          "java.lang..",
          "java.util..",
          "java.time..",
          "java.math..",
          "java.io..",
          "java.nio..",
          "java.net..",
          "java.security..",
          "org.slf4j..");

  private static final List<String> CODECS =
      List.of(
          "com.ethlo.time..",
          "com.fasterxml.jackson..",
          "javax.xml.stream..",
          "org.gridward.event..",
          "org.gridward.sensors.codec..");

  /** The packages, and what each may use besides the JDK and itself. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "codec",
          CODECS,
          "protocol",
          CODECS,
          "intake",
          List.of(
              "com.github.benmanes.caffeine..",
              "org.gridward",
              "org.gridward.event..",
              "org.gridward.store..",
              "org.gridward.casefile..",
              "org.gridward.sensors.codec.."),
          "device",
          List.of(
              "javax.crypto..",
              "javax.net.ssl..",
              "org.gridward",
              "org.gridward.event..",
              "org.gridward.grid..",
              "org.gridward.resource..",
              "org.gridward.store.."),
          "http",
          List.of(
              "io.netty..",
              "javax.net.ssl..",
              "org.gridward.event..",
              "org.gridward.store..",
              "org.gridward.sensors.device..",
              "org.gridward.sensors.codec..",
              "org.gridward.sensors.intake.."),
          "tcp",
          List.of(
              "io.netty..",
              "org.gridward.sensors.codec..",
              "org.gridward.sensors.device..",
              "org.gridward.sensors.intake.."),
          "sip",
          List.of(
              "io.netty..",
              "org.gridward.sensors.codec..",
              "org.gridward.sensors.device..",
              "org.gridward.sensors.intake.."),
          "mqtt",
          List.of(
              "javax.net..",
              "org.eclipse.paho..",
              "org.gridward.sensors.codec..",
              "org.gridward.sensors.device..",
              "org.gridward.sensors.intake.."));

  private static final JavaClasses SENSORS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gridward.sensors");

  static Stream<String> packages() {
    return MAY_USE.keySet().stream().sorted();
  }

  private static ArchRule stays(String name) {
    var here = "org.gridward.sensors." + name + "..";
    var may = new ArrayList<>(EVERYONE);
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
    stays(name).check(SENSORS);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void a_package_may_not_look_right(String name) throws ClassNotFoundException {
    var offender =
        new ClassFileImporter()
            .importClasses(Class.forName("org.gridward.sensors." + name + ".LooksRight"));

    assertThatThrownBy(() -> stays(name).check(offender))
        .hasMessageContaining("org.gridward.sensors.SensorGateway");
  }

  private static ArchRule everyPackageIsKnown() {
    var known = Stream.concat(Stream.of("", ".cli"), packages().map(it -> "." + it + ".."));
    return classes()
        .should()
        .resideInAnyPackage(known.map(it -> "org.gridward.sensors" + it).toArray(String[]::new));
  }

  @Test
  void every_package_is_known() {
    everyPackageIsKnown().check(SENSORS);
  }

  @Test
  void a_stray_package_is_seen() {
    assertThatThrownBy(() -> everyPackageIsKnown().check(offenders()))
        .hasMessageContaining("org.gridward.sensors.architecture.offenders.Stray");
  }

  private static ArchRule caffeine() {
    return HouseRules.home("com.github.benmanes.caffeine..", "org.gridward.sensors.intake..");
  }

  private static ArchRule itu() {
    return HouseRules.home("com.ethlo.time..", "org.gridward.sensors.codec..");
  }

  private static ArchRule netty() {
    return HouseRules.home(
        "io.netty..",
        "org.gridward.sensors.http..",
        "org.gridward.sensors.sip..",
        "org.gridward.sensors.tcp..");
  }

  private static ArchRule paho() {
    return HouseRules.home("org.eclipse.paho..", "org.gridward.sensors.mqtt..");
  }

  private static ArchRule picocli() {
    return HouseRules.home("picocli..", "org.gridward.sensors.cli..");
  }

  @Test
  void libraries_live_in_their_homes() {
    picocli().check(SENSORS);
    caffeine().check(SENSORS);
    itu().check(SENSORS);
    netty().check(SENSORS);
    paho().check(SENSORS);
  }

  @Test
  void a_library_away_from_home_is_seen() {
    assertThatThrownBy(() -> caffeine().check(offenders()))
        .hasMessageContaining("com.github.benmanes.caffeine.cache.Cache");
    assertThatThrownBy(() -> itu().check(offenders())).hasMessageContaining("com.ethlo.time.ITU");
    assertThatThrownBy(() -> netty().check(offenders()))
        .hasMessageContaining("io.netty.channel.Channel");
    assertThatThrownBy(() -> paho().check(offenders()))
        .hasMessageContaining("org.eclipse.paho.mqttv5.client.MqttCallback");
    assertThatThrownBy(() -> picocli().check(offenders()))
        .hasMessageContaining("picocli.CommandLine");
  }

  private static JavaClasses offenders() {
    return new ClassFileImporter().importPackages("org.gridward.sensors.architecture.offenders");
  }
}
