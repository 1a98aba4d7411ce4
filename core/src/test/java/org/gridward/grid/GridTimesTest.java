package org.gridward.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A town that is cut anew in 2026: three grids become two. */
class GridTimesTest {

  private static final Instant YEAR_2025 = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant YEAR_2026 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant YEAR_2027 = Instant.parse("2027-01-01T00:00:00Z");

  private static final Location MIDDLE = Location.of(120.015, 30.005, Datum.WGS84);

  private final GridIndex town =
      GridIndex.of(
          List.of(
              grid("A", 0, 1, YEAR_2025, YEAR_2026, List.of(), List.of("D")),
              grid("B", 1, 2, YEAR_2025, YEAR_2026, List.of(), List.of("D", "E")),
              grid("C", 2, 3, YEAR_2025, YEAR_2026, List.of(), List.of("E")),
              grid("D", 0, 1.4, YEAR_2026, null, List.of("A", "B"), List.of()),
              grid("E", 1.4, 3, YEAR_2026, null, List.of("B", "C"), List.of())));

  @Test
  void an_event_is_located_by_the_grids_of_the_time_at_which_it_happened() {
    assertThat(code(YEAR_2026.minusNanos(1))).isEqualTo("B");
    assertThat(code(YEAR_2026)).isEqualTo("E");
  }

  @Test
  void an_event_from_before_the_first_grids_goes_by_the_first() {
    assertThat(code(Instant.EPOCH)).isEqualTo("B");
  }

  @Test
  void an_event_from_after_the_last_grids_goes_by_the_last() {
    var closed =
        GridIndex.of(
            List.of(
                grid("A", 0, 3, YEAR_2025, YEAR_2026, List.of(), List.of()),
                grid("B", 0, 3, YEAR_2026, YEAR_2027, List.of(), List.of())));

    assertThat(closed.grids()).extracting(it -> it.code().value()).containsExactly("B");
    assertThat(closed.at(YEAR_2027).locate(MIDDLE)).isEqualTo(closed.locate(MIDDLE));
    assertThat(closed.changes()).containsExactly(YEAR_2026);
  }

  @Test
  void the_index_itself_answers_for_the_last_of_all_times() {
    assertThat(town.grids()).extracting(it -> it.code().value()).containsExactly("D", "E");
    assertThat(town.at(YEAR_2027)).isSameAs(town);
    assertThat(town.changes()).containsExactly(YEAR_2026);
  }

  @Test
  void every_span_of_time_has_a_version_of_its_own_that_its_answers_name() {
    var before = town.at(YEAR_2025);

    assertThat(before.version()).isNotEqualTo(town.version());
    assertThat(before.locate(MIDDLE).gridSet()).isEqualTo(before.version());
    assertThat(before.covering(MIDDLE).gridSet()).isEqualTo(before.version());
    assertThat(proof(YEAR_2025).gridSet()).isEqualTo(before.version());
    assertThat(proof(YEAR_2026).gridSet()).isEqualTo(town.version());
  }

  @Test
  void grids_name_whose_ground_they_took_over() {
    var before = town.at(YEAR_2025).find(new GridCode("B")).orElseThrow();

    assertThat(before.successors()).extracting(GridCode::value).containsExactly("D", "E");
    assertThat(town.find(new GridCode("B"))).isEmpty();
    assertThat(town.find(before.successors().get(0)).orElseThrow().predecessors())
        .contains(before.code());
  }

  @Test
  void one_code_may_stand_for_one_grid_after_the_other_but_not_for_two_at_once() {
    var first = grid("A", 0, 1, YEAR_2025, YEAR_2026, List.of(), List.of());
    var next = grid("A", 0, 2, YEAR_2026, null, List.of("A"), List.of());
    var twin = grid("A", 0, 2, YEAR_2026.minusNanos(1), null, List.of("A"), List.of());

    var both = GridIndex.of(List.of(first, next));
    assertThat(both.find(new GridCode("A"))).contains(next.grid());
    assertThat(both.at(YEAR_2025).find(new GridCode("A"))).contains(first.grid());
    assertThatThrownBy(() -> GridIndex.of(List.of(first, twin)))
        .hasMessage("Grid code A stands for two grids; give each its own code.");
    assertThatThrownBy(() -> GridIndex.of(List.of(next, next)))
        .hasMessage("Grid code A stands for two grids; give each its own code.");
  }

  @Test
  void a_validity_that_holds_no_moment_is_refused() {
    assertThatThrownBy(() -> new Validity(Optional.of(YEAR_2026), Optional.of(YEAR_2026)))
        .hasMessage(
            "Validity from 2026-01-01T00:00:00Z to 2026-01-01T00:00:00Z holds no moment;"
                + " end it after it begins.");
  }

  private GridProof proof(Instant when) {
    var event =
        Event.builder(new EventId("e"), Source.CITIZEN, "report", when)
            .occurredAt(when, TimeQuality.DEVICE_OFFSET)
            .location(MIDDLE)
            .build();
    return town.locate(event).proof().orElseThrow();
  }

  private String code(Instant when) {
    return proof(when).grid().orElseThrow().value();
  }

  private static GridShape grid(
      String code,
      double west,
      double east,
      Instant from,
      Instant to,
      List<String> predecessors,
      List<String> successors) {
    var grid =
        new Grid(
            new GridCode(code),
            code,
            GridKind.BASIC,
            Optional.empty(),
            List.of(),
            new Validity(Optional.of(from), Optional.ofNullable(to)),
            codes(predecessors),
            codes(successors));
    var box = new Envelope(120 + west / 100, 120 + east / 100, 30, 30.01);
    return new GridShape(grid, new GeometryFactory().toGeometry(box));
  }

  private static List<GridCode> codes(List<String> codes) {
    return codes.stream().map(GridCode::new).toList();
  }
}
