package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridward.event.Measure;
import org.gridward.event.Source;
import org.gridward.rules.workbook.Issues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is just small enough is taken; what is one more is not. */
class BoundsTest {

  @TempDir private Path folder;

  private boolean isTaken(String drl) {
    Scenes.write(folder, "a.drl", drl);
    var issues = new Issues();
    Scenes.read(folder, issues);
    return issues.all().isEmpty();
  }

  private static String rules(int count) {
    return IntStream.range(0, count)
        .mapToObj(it -> Scenes.rule("$e : Event()").replace("\"r\"", "\"r" + it + "\""))
        .collect(Collectors.joining());
  }

  private static String nested(int depth) {
    return Scenes.rule("$e : Event( " + "(".repeat(depth) + "workday" + ")".repeat(depth) + " )");
  }

  private static String named(int length) {
    return Scenes.rule("$e : Event()").replace("\"r\"", '"' + "名".repeat(length) + '"');
  }

  private static String patterns(int count) {
    return Scenes.rule("$e : Event() " + "Event() ".repeat(count - 1));
  }

  private static String texts(int length) {
    return Scenes.rule("$e : Event( text == \"" + "水".repeat(length) + "\" )");
  }

  private static String files(int bytes) {
    var rule = Scenes.rule("$e : Event()");
    return rule + " ".repeat(bytes - rule.length());
  }

  /** A bound, what keeps it, and what does not. */
  record Bound(String name, String kept, String passed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bound> bounds() {
    return Stream.of(
        new Bound("rules", rules(200), rules(201)),
        new Bound("depth", nested(8), nested(9)),
        new Bound("name", named(80), named(81)),
        new Bound("patterns", patterns(6), patterns(7)),
        new Bound("text", texts(200), texts(201)),
        new Bound("bytes", files(256 * 1024), files(256 * 1024 + 1)));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void a_bound_is_kept_to_the_last(Bound bound) {
    assertThat(isTaken(bound.kept())).isTrue();
    assertThat(isTaken(bound.passed())).isFalse();
  }

  @Test
  void rules_are_counted_over_all_files() {
    Scenes.write(folder, "b.drl", Scenes.rule("$e : Event()").replace("\"r\"", "\"other\""));

    assertThat(isTaken(rules(199))).isTrue();
    assertThat(isTaken(rules(200))).isFalse();
  }

  /** Nothing is compiled, so policies can be exchanged forever. */
  @Test
  void a_changed_policy_loads_no_class() {
    var loading = ManagementFactory.getClassLoadingMXBean();
    var before = 0L;
    for (var i = 0; i < 60; i++) {
      Scenes.write(
          folder,
          "a.drl",
          Scenes.rule("$e : Event( value > " + i + " ) not Reading( value > " + i + ")"));
      Scenes.hits(folder, Scenes.car());
      before = i == 20 ? loading.getTotalLoadedClassCount() : before;
    }

    assertThat(loading.getTotalLoadedClassCount() - before).isLessThan(20);
  }

  @Test
  void the_widest_rules_still_end() {
    var wide = new StringBuilder();
    for (var i = 0; i < 200; i++) {
      wide.append(
          Scenes.rule("$e : Event() Reading() Reading() Area() Area() Event()")
              .replace("\"r\"", "\"r" + i + "\""));
    }
    Scenes.write(folder, "a.drl", wide.toString());
    var event = Scenes.event(Source.SENSOR);
    for (var i = 0; i < 100; i++) {
      event.measure(new Measure("m" + i, i, "1"));
    }

    try (var expert = ExpertRules.of(Scenes.accepted(folder))) {
      assertThat(expert.hits(Scenes.facts(event.build(), Scenes.VILLAGE))).hasSize(200);
    }
  }
}
