package org.gridward.rules.fact;

import java.util.Optional;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Handling;
import org.gridward.decision.RowRef;
import org.gridward.event.Event;
import org.gridward.grid.Grid;

/**
 * What an editor expects of one event (测试用例).
 *
 * @param id its number
 * @param row where it stands
 * @param event the event; it has a location where the case tells coordinates
 * @param grid the grid that the case names
 * @param expected what shall come of it
 */
public record PolicyTest(
    String id, RowRef row, Event event, Optional<Grid> grid, Expected expected) {

  /**
   * What shall come of it; what is empty may be anything.
   *
   * @param lead code of the responsible department; empty inside for the territory (属地)
   * @param handling what the lead shall do
   * @param limit how long it may take
   * @param rule number of the row that decides the department
   */
  public record Expected(
      Optional<String> lead,
      Optional<Handling> handling,
      Optional<TimeLimit> limit,
      Optional<String> rule) {}
}
