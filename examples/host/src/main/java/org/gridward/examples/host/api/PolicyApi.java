package org.gridward.examples.host.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.decision.Category;
import org.gridward.department.Department;
import org.gridward.examples.host.wiring.Works;
import org.gridward.rules.Attempt;
import org.gridward.rules.RuleBase;
import org.gridward.rules.workbook.RuleIssue;

/** Which rules decide, and what was wrong with those that do not. */
@Controller("/api/policy")
@ExecuteOn(TaskExecutors.BLOCKING)
public class PolicyApi {

  private final Works works;

  PolicyApi(Works works) {
    this.works = works;
  }

  /**
   * The policy as it decides now.
   *
   * @param revision content hash of the rules that decide
   * @param loadedAt since when
   * @param zone the town's time zone, such as {@code Asia/Shanghai}
   * @param rows how many rows answer each question
   * @param lastAttempt the last look at the policy folder
   */
  public record PolicyView(
      String revision,
      Instant loadedAt,
      String zone,
      Map<String, Long> rows,
      List<DepartmentView> departments,
      List<CategoryView> categories,
      AttemptView lastAttempt) {

    static PolicyView of(RuleBase it) {
      var rows = new LinkedHashMap<String, Long>();
      it.rowCounts().forEach((stage, count) -> rows.put(stage.name(), count));
      return new PolicyView(
          it.revision(),
          it.since(),
          it.calendar().zone().getId(),
          rows,
          it.departments().stream().map(DepartmentView::of).toList(),
          it.categories().stream().map(CategoryView::of).toList(),
          AttemptView.of(it.lastAttempt()));
    }
  }

  /** A department of the policy. */
  public record DepartmentView(String code, String name, String kind) {
    static DepartmentView of(Department it) {
      return new DepartmentView(it.code(), it.name(), it.kind().name());
    }
  }

  /** A category of the policy. */
  public record CategoryView(String code, String major, String minor, String kind) {
    static CategoryView of(Category it) {
      return new CategoryView(it.code(), it.major(), it.minor(), it.kind().name());
    }
  }

  /** One look at the policy folder. */
  public record AttemptView(Instant at, boolean accepted, List<Finding> findings) {
    static AttemptView of(Attempt it) {
      return new AttemptView(
          it.at(), it.accepted(), it.issues().stream().map(Finding::of).toList());
    }
  }

  /** Something to mend, with its place. */
  public record Finding(
      String code,
      String level,
      String file,
      String sheet,
      String cell,
      String value,
      String zh,
      String en) {
    static Finding of(RuleIssue it) {
      return new Finding(
          it.code(),
          it.level().name(),
          it.file(),
          it.sheet(),
          it.cell(),
          it.value(),
          it.zh(),
          it.en());
    }
  }

  /** Which rules decide, and what the last look at the folder found. */
  @Get
  PolicyView show() {
    return PolicyView.of(works.rules());
  }

  /** Looks at the folder now; the host does so every second by itself. */
  @Post("/reload")
  PolicyView reload() {
    works.rules().reload();
    return show();
  }
}
