package org.gridward.rules.cli;

import static java.util.stream.Collectors.joining;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.gridward.decision.Category;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Reason;
import org.gridward.department.Department;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridProof;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.RuleBase;

/**
 * Makes rows out of rows in, a batch at a time.
 *
 * @param rules decides
 * @param grids locates
 * @param rows makes events
 */
record RoutedRow(RuleBase rules, GridIndex grids, EventRows rows) {

  static final List<String> HEADER =
      List.of("id", "grid", "category", "department", "co_departments", "due_at", "rule", "reason");

  /**
   * One row out.
   *
   * @param cells as in {@link #HEADER}
   * @param assigned whether a department was found
   * @param unreadable whether the row in could not be made an event
   */
  record Answer(List<String> cells, boolean assigned, boolean unreadable) {}

  /** The answers, in the order of the rows. */
  List<Answer> route(List<CSVRecord> batch) {
    var events = new ArrayList<LocatedEvent>();
    var problems = new LinkedHashMap<Integer, Answer>();
    for (var i = 0; i < batch.size(); i++) {
      try {
        events.add(grids.locate(rows.event(values(batch.get(i)))));
      } catch (IllegalArgumentException e) {
        problems.put(i, unreadable(batch.get(i), e.getMessage()));
      }
    }
    var decisions = rules.decide(events);
    var answers = new ArrayList<Answer>();
    for (int i = 0, next = 0; i < batch.size(); i++) {
      var problem = problems.get(i);
      answers.add(problem != null ? problem : answer(events.get(next), decisions.get(next)));
      next += problem != null ? 0 : 1;
    }
    return answers;
  }

  private static Map<String, String> values(CSVRecord row) {
    if (!row.isConsistent()) {
      throw new IllegalArgumentException(
          "the row has %d cells, the header %d"
              .formatted(row.size(), row.getParser().getHeaderNames().size()));
    }
    return row.toMap();
  }

  private Answer unreadable(CSVRecord row, String why) {
    var id = rows.map().get(row.toMap(), "id").orElse("");
    var reason = "not readable, row %d: %s".formatted(row.getRecordNumber() + 1, why);
    return new Answer(List.of(id, "", "", "", "", "", "", reason), false, true);
  }

  private Answer answer(LocatedEvent located, Decision decision) {
    var id = located.event().id().value();
    var grid = located.proof().flatMap(GridProof::grid).map(Object::toString).orElse("");
    var category = decision.findCategory().map(Category::code).orElse("");
    return decision instanceof Assigned it
        ? new Answer(
            List.of(
                id,
                grid,
                category,
                it.lead().code(),
                it.coHandlers().stream().map(Department::code).collect(joining(";")),
                OffsetDateTime.ofInstant(it.limits().dueAt(), rules.calendar().zone()).toString(),
                it.explanation().reason(Reason.Stage.ROUTE).map(Reason::ruleId).orElse(""),
                why(it.explanation().reasons())),
            true,
            false)
        : new Answer(
            List.of(id, grid, category, "", "", "", "", ((Unassigned) decision).detail()),
            false,
            false);
  }

  /** What it is and who handles it; how long and whom to tell stand in the case. */
  private static String why(List<Reason> reasons) {
    return reasons.stream()
        .filter(it -> it.stage() == Reason.Stage.CLASSIFY || it.stage() == Reason.Stage.ROUTE)
        .map(Reason::toString)
        .collect(joining("; "));
  }
}
