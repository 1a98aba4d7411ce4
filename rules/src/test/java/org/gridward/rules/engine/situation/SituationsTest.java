package org.gridward.rules.engine.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.rules.engine.situation.Town.NOON;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gridward.event.Source;
import org.gridward.rules.engine.situation.Finding.News;
import org.gridward.rules.engine.situation.Sighting.Weight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SituationsTest {

  private static final String THREE_IN_A_GRID = "TS-1,任意,0102,任意,任意,网格,30分钟,3,,,联合立案,,2小时无新增,,";

  @TempDir private Path folder;
  private final Town town = new Town();
  private Situations situations;

  @AfterEach
  void close() {
    situations.close();
  }

  private void watch(String... rows) throws IOException {
    situations = Situations.of(Town.policy(folder, rows));
  }

  private List<Finding> see(Sighting... sightings) {
    var last = sightings[sightings.length - 1].located().event().receivedAt();
    return situations.see(List.of(sightings), last);
  }

  private List<Finding> until(long second) {
    return situations.see(List.of(), NOON.plusSeconds(second));
  }

  private static List<News> news(List<Finding> findings) {
    return findings.stream().map(Finding::news).toList();
  }

  @Test
  void so_many_in_one_grid_within_the_window_are_told_once_with_their_events() throws IOException {
    watch(THREE_IN_A_GRID);

    assertThat(see(town.report(0, 1, "0102"), town.report(600, 1, "0102"))).isEmpty();
    assertThat(see(town.report(700, 2, "0102"), town.report(800, 1, "0504"))).isEmpty();
    var found = see(town.report(1799, 1, "0102"));

    assertThat(news(found)).containsExactly(News.RAISED);
    assertThat(found.get(0).place()).isEqualTo(Town.GRIDS.get(1).code().value());
    assertThat(found.get(0).since()).isEqualTo(NOON);
    assertThat(found.get(0).at()).isEqualTo(NOON.plusSeconds(1799));
    assertThat(found.get(0).evidence().stream().map(it -> it.event().value()))
        .containsExactly("e1", "e2", "e5");
    assertThat(found.get(0).newest().grid()).contains(Town.GRIDS.get(1));
  }

  @Test
  void the_window_moves_on() throws IOException {
    watch(THREE_IN_A_GRID);

    assertThat(see(town.report(0, 1, "0102"), town.report(900, 1, "0102"))).isEmpty();
    assertThat(see(town.report(1800, 1, "0102"))).isEmpty();
    assertThat(news(see(town.report(2699, 1, "0102")))).containsExactly(News.RAISED);
  }

  @Test
  void what_comes_on_top_joins_and_after_the_quiet_it_is_over() throws IOException {
    watch(THREE_IN_A_GRID);
    see(town.report(0, 1, "0102"), town.report(1, 1, "0102"), town.report(2, 1, "0102"));

    var joined = see(town.report(1000, 1, "0102"));
    assertThat(news(joined)).containsExactly(News.JOINED);
    assertThat(joined.get(0).evidence()).hasSize(1);
    assertThat(news(until(1000 + 7199))).containsExactly(News.HOLDS, News.HOLDS); // every hour
    var over = until(1000 + 7200);
    assertThat(news(over)).containsExactly(News.CLEARED);
    assertThat(over.get(0).since()).isEqualTo(NOON);
    assertThat(until(40_000)).isEmpty();
    assertThat(situations.remembered()).isZero();
  }

  @Test
  void the_next_gathering_is_another_one() throws IOException {
    watch(THREE_IN_A_GRID);
    see(town.report(0, 1, "0102"), town.report(1, 1, "0102"), town.report(2, 1, "0102"));
    var later =
        see(
            town.report(20_000, 1, "0102"),
            town.report(20_001, 1, "0102"),
            town.report(20_002, 1, "0102"));

    assertThat(news(later)).endsWith(News.CLEARED, News.RAISED);
    assertThat(later.get(later.size() - 1).since()).isEqualTo(NOON.plusSeconds(20_000));
  }

  @Test
  void repeats_heartbeats_and_what_is_told_too_late_do_not_count() throws IOException {
    watch(THREE_IN_A_GRID);

    assertThat(
            see(
                town.report(5_000, 1, "0102"),
                town.device(5_001, 1, "0102", "cam", Weight.SIGN),
                town.device(5_002, 1, "0102", "cam", Weight.READING),
                town.device(5_003, 1, "0102", "cam", Weight.MATTER)))
        .isEmpty();
    var late = town.report(3_000, 1, "0102"); // received at 3,000 but taken after the others
    assertThat(situations.see(List.of(late), NOON.plusSeconds(5_004))).isEmpty();
    assertThat(news(see(town.report(5_005, 1, "0102")))).containsExactly(News.RAISED);
  }

  @Test
  void reporters_are_told_apart() throws IOException {
    watch("TS-1,任意,0102,任意,任意,网格,30分钟,3,2,,预警,,,,");

    assertThat(
            see(
                town.device(0, 1, "0102", "cam", Weight.MATTER),
                town.device(1, 1, "0102", "cam", Weight.MATTER),
                town.device(2, 1, "0102", "cam", Weight.MATTER),
                town.device(3, 1, "0102", "cam", Weight.MATTER)))
        .isEmpty();
    var found = see(town.report(4, 1, "0102"));
    assertThat(news(found)).containsExactly(News.RAISED);
    assertThat(found.get(0).reporters()).isEqualTo(2);
  }

  @Test
  void a_reporter_who_spoke_before_all_that_is_remembered_still_counts() throws IOException {
    watch("TS-1,任意,0102,任意,任意,网格,30分钟,2,2,,预警,,,,");
    see(town.report(0, 1, "0102"));
    assertThat(news(see(town.device(1, 1, "0102", "cam", Weight.MATTER))))
        .containsExactly(News.RAISED);
  }

  @Test
  void communities_the_whole_town_and_groups_of_categories_are_places_too() throws IOException {
    watch(
        "TS-1,任意,0102,任意,任意,社区,30分钟,2,,,预警,,,,",
        "TS-2,街面秩序,任意,任意,任意,全域,30分钟,2,,,预警,,,,",
        "TS-3,任意,任意,任意,社区1,街道,30分钟,2,,,预警,,,,");

    assertThat(see(town.report(0, 0, "0102"), town.report(1, 9, "0102"))).isEmpty();
    var found = see(town.report(2, 4, "0102"));
    assertThat(found.stream().map(it -> it.row().id() + "@" + it.place()))
        .containsExactly("TS-1@330421100200");
    assertThat(see(town.report(3, 0, "0504"))).isEmpty();
    assertThat(see(town.report(4, 9, "0505")).stream().map(it -> it.row().id()))
        .containsExactlyInAnyOrder("TS-2", "TS-3");
  }

  @Test
  void a_device_is_silent_once_and_comes_back() throws IOException {
    watch("TS-1,任意,任意,city.*,任意,设备,,,,2小时,主动服务,,恢复,,");
    see(town.device(0, 3, "0102", "bed-7", Weight.SIGN));
    see(town.device(100, 3, "0102", "bed-8", Weight.SIGN));

    assertThat(until(7_259)).isEmpty(); // signs of life are kept a minute apart
    var silent = until(7_260);
    assertThat(news(silent)).containsExactly(News.RAISED);
    assertThat(silent.get(0).place()).isEqualTo("bed-7");
    assertThat(silent.get(0).newest().grid()).contains(Town.GRIDS.get(3));
    assertThat(see(town.device(7_270, 3, "0102", "bed-8", Weight.SIGN))).isEmpty();
    assertThat(news(until(7_260 + 3_600))).containsExactly(News.HOLDS);
    var back = see(town.device(12_000, 3, "0102", "bed-7", Weight.SIGN));
    assertThat(news(back)).containsExactly(News.CLEARED);
    assertThat(back.get(0).place()).isEqualTo("bed-7");
  }

  @Test
  void within_a_radius_cells_do_not_part_what_lies_together() throws IOException {
    watch("TS-1,任意,0102,任意,任意,500米,30分钟,3,2,,联合立案,,,,");
    var metre = 1 / 111_195.0;

    see(
        town.at(0, 120.9, 30.9, Source.CITIZEN),
        town.at(1, 120.9, 30.9 + 490 * metre, Source.CITIZEN));
    assertThat(see(town.at(2, 120.9, 30.9 + 510 * metre, Source.HOTLINE))).isEmpty();
    var found = see(town.at(3, 120.9, 30.9 + 250 * metre, Source.CITIZEN));
    assertThat(news(found)).containsExactly(News.RAISED);
    assertThat(found.get(0).evidence()).hasSize(4);
    assertThat(news(see(town.at(4, 120.9, 30.9 - 100 * metre, Source.CITIZEN))))
        .containsExactly(News.JOINED);
  }

  @Test
  void after_a_restart_what_holds_is_known_and_what_was_missed_is_told() throws IOException {
    watch(THREE_IN_A_GRID);
    var past = new ArrayList<Sighting>();
    for (var second : List.of(0, 1, 2)) {
      past.add(town.report(second, 1, "0102"));
      past.add(town.report(second, 2, "0102"));
    }
    past.add(town.report(3, 1, "0102"));
    situations.hush();
    assertThat(situations.see(past, NOON.plusSeconds(3))).isEmpty();
    situations.recall("TS-1", grid(1), News.RAISED, NOON, town.report(4, 1, "0102"));

    var found = situations.awake(NOON.plusSeconds(60), Duration.ofSeconds(50));

    assertThat(found.stream().map(it -> it.news() + "@" + it.place() + "×" + it.evidence().size()))
        .containsExactlyInAnyOrder("JOINED@" + grid(1) + "×3", "RAISED@" + grid(2) + "×3");
  }

  @Test
  void after_a_restart_what_holds_within_a_radius_is_not_raised_again() throws IOException {
    watch("TS-1,任意,0102,任意,任意,500米,30分钟,2,,,联合立案,,,,");
    var first = town.at(0, 120.9, 30.9, Source.CITIZEN);
    var second = town.at(1, 120.9, 30.9, Source.CITIZEN);
    var raised = see(first, second).get(0);
    watch("TS-1,任意,0102,任意,任意,500米,30分钟,2,,,联合立案,,,,");
    situations.hush();
    situations.see(List.of(first, second), NOON.plusSeconds(1));
    situations.recall("TS-1", raised.place(), News.RAISED, raised.since(), second);

    var found = situations.awake(NOON.plusSeconds(60), Duration.ofSeconds(50));

    assertThat(found.stream().map(it -> it.news() + "@" + it.place()))
        .containsExactly("JOINED@" + raised.place());
  }

  private static String grid(int number) {
    return Town.GRIDS.get(number).code().value();
  }

  @Test
  void after_a_restart_what_is_over_is_told_to_be_over() throws IOException {
    watch(THREE_IN_A_GRID);
    situations.hush();
    situations.recall("TS-1", grid(1), News.RAISED, NOON, town.report(4, 1, "0102"));
    situations.see(List.of(), NOON.plusSeconds(7_300));

    assertThat(news(situations.awake(NOON.plusSeconds(7_301), Duration.ZERO)))
        .containsExactly(News.CLEARED);
  }

  @Test
  void nobody_was_silent_while_nobody_listened() throws IOException {
    watch("TS-1,任意,任意,任意,任意,设备,,,,2小时,主动服务,,,,");
    situations.hush();
    situations.see(
        List.of(town.device(0, 3, "0102", "bed-7", Weight.SIGN)), NOON.plusSeconds(3_600));

    assertThat(situations.awake(NOON.plusSeconds(93_600), Duration.ofSeconds(90_000))).isEmpty();
    assertThat(until(90_000 + 7_259)).isEmpty();
    assertThat(news(until(90_000 + 7_260))).containsExactly(News.RAISED);
  }

  @Test
  void at_the_cap_the_places_seen_longest_ago_are_forgotten() throws IOException {
    var rules = Town.policy(folder, "TS-1,任意,任意,任意,任意,设备,1天,3,,,预警,,,,");
    situations = Situations.of(rules, 1, 1_000);
    for (var i = 0; i < 5_000; i++) {
      see(town.device(i, 3, "0102", "d" + i, Weight.MATTER));
      assertThat(situations.remembered()).isLessThanOrEqualTo(1_000);
    }
    assertThat(situations.evicted()).isGreaterThan(4_000);
    assertThat(situations.facts()).isLessThan(2_000);
  }

  @Test
  void any_number_of_shards_finds_the_same() throws IOException {
    var rows =
        new String[] {
          "TS-1,任意,0102,任意,任意,网格,10分钟,3,2,,预警,,20分钟无新增,,",
          "TS-2,任意,任意,任意,任意,社区,5分钟,5,,,预警,,,,",
          "TS-3,任意,任意,任意,任意,设备,,,,10分钟,主动服务,,,,",
        };
    var rules = Town.policy(folder, rows);
    situations = Situations.of(rules);
    try (var four = Situations.of(rules, 4, Situations.MOST_REMEMBERED)) {
      var random = new Random(7);
      var second = 0L;
      for (var i = 0; i < 300; i++) {
        var batch = new ArrayList<Sighting>();
        for (var k = 0; k < 20; k++) {
          second += random.nextInt(30);
          batch.add(
              town.device(
                  second,
                  random.nextInt(10),
                  random.nextBoolean() ? "0102" : "0504",
                  "d" + random.nextInt(40),
                  Weight.values()[random.nextInt(3)]));
        }
        var until = NOON.plusSeconds(second);
        assertThat(words(four.see(batch, until))).isEqualTo(words(situations.see(batch, until)));
      }
      assertThat(four.remembered()).isEqualTo(situations.remembered());
    }
  }

  private static List<String> words(List<Finding> findings) {
    return findings.stream()
        .map(it -> it.row().id() + it.place() + it.news() + it.since() + it.at() + it.evidence())
        .sorted()
        .toList();
  }

  @Test
  void a_day_of_many_events_leaves_no_more_behind_than_a_window() throws IOException {
    watch(THREE_IN_A_GRID, "TS-3,任意,任意,任意,任意,设备,,,,10分钟,主动服务,,,,");
    var most = 0L;
    for (var minute = 0; minute < 24 * 60; minute++) {
      var batch = new ArrayList<Sighting>();
      for (var k = 0; k < 50; k++) {
        batch.add(town.device(60L * minute, k % 10, "0102", "d" + k, Weight.MATTER));
      }
      situations.see(batch, Instant.ofEpochSecond(NOON.getEpochSecond() + 60L * minute));
      most = Math.max(most, situations.facts());
    }
    assertThat(situations.remembered()).isEqualTo(10 * 4 + 50);
    assertThat(most).isLessThan(200);
  }
}
