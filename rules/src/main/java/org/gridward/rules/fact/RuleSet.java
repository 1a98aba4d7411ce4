package org.gridward.rules.fact;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.gridward.deadline.WorkCalendar;
import org.gridward.decision.Category;
import org.gridward.decision.RowRef;
import org.gridward.department.Department;
import org.gridward.grid.CodeForm;
import org.gridward.grid.Grid;
import org.gridward.rules.fact.expert.ExpertRule;

/**
 * One accepted policy. Immutable.
 *
 * @param revision SHA-256 over its canonical content, 64 hex digits
 * @param zone the deployment's zone
 * @param form the form of the town's grid codes
 * @param calendar its working times
 * @param departments by code, in the order of the sheet
 * @param territories which areas, by code or name, a department answers for (辖区)
 * @param categories by code, in the order of the sheet
 * @param categoryRows where each category stands
 * @param rows all rule rows, by number
 * @param thresholds which readings are an alarm, in the order of the sheet
 * @param situations what many events together mean, in the order of the sheet
 * @param experts what rows cannot say, as checked rules
 */
public record RuleSet(
    String revision,
    ZoneId zone,
    CodeForm form,
    WorkCalendar calendar,
    Map<String, Department> departments,
    Map<String, List<String>> territories,
    Map<String, Category> categories,
    Map<String, RowRef> categoryRows,
    List<PolicyRow> rows,
    List<ThresholdRow> thresholds,
    List<SituationRow> situations,
    List<ExpertRule> experts) {

  public RuleSet {
    rows = List.copyOf(rows);
    thresholds = List.copyOf(thresholds);
    situations = List.copyOf(situations);
    experts = List.copyOf(experts);
  }

  /** The same with these expert rules. */
  public RuleSet with(List<ExpertRule> rules) {
    return new RuleSet(
        revision,
        zone,
        form,
        calendar,
        departments,
        territories,
        categories,
        categoryRows,
        rows,
        thresholds,
        situations,
        rules);
  }

  /** The department whose ground a grid is, the nearest level first (属地). */
  public Optional<Department> territoryOf(Grid grid) {
    var words = new ArrayList<String>();
    words.add(grid.code().value());
    words.add(grid.name());
    grid.areas()
        .forEach(
            it -> {
              words.add(it.code());
              words.add(it.name());
            });
    return words.stream()
        .flatMap(
            word ->
                territories.entrySet().stream()
                    .filter(it -> it.getValue().contains(word))
                    .map(it -> departments.get(it.getKey())))
        .findFirst();
  }

  /** The row of that number; its rows stand in the order of their numbers. */
  public PolicyRow row(String id) {
    var low = 0;
    var high = rows.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = rows.get(middle).id().compareTo(id);
      if (order == 0) {
        return rows.get(middle);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    throw new NoSuchElementException("No row of revision " + revision + " is numbered " + id + ".");
  }

  /** The command centre, which answers where nobody else does. */
  public Optional<Department> commandCentre() {
    return departments.values().stream()
        .filter(it -> it.kind() == Department.Kind.COMMAND_CENTRE)
        .findFirst();
  }
}
