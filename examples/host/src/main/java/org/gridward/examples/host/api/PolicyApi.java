package org.gridward.examples.host.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gridward.decision.Category;
import org.gridward.department.Department;
import org.gridward.examples.host.wiring.Works;
import org.gridward.rules.Attempt;
import org.gridward.rules.RuleBase;
import org.gridward.rules.check.RuleText;
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

  /**
   * A row of the policy that decides now.
   *
   * @param place where it stands, such as {@code 派单规则.xlsx!派单规则!A5}
   */
  public record RowView(String id, String place, String zh, String en) {
    static RowView of(RuleText it) {
      return new RowView(it.id(), it.ref().toString(), it.zh(), it.en());
    }

    boolean says(String text) {
      return Stream.of(id, zh, en).anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(text));
    }
  }

  /**
   * Rows that were asked for.
   *
   * @param total how many there are, of which some may be left out
   */
  public record RowsView(int total, List<RowView> rows) {}

  /**
   * What the policy says now, a sentence for each row.
   *
   * @param text only rows that say this in their number or their sentence, whatever the case
   * @param limit at most so many, 1 to 1000
   */
  @Get("/rows{?text,limit}")
  RowsView rows(
      @QueryValue(defaultValue = "") String text, @QueryValue(defaultValue = "100") int limit) {
    var wanted = text.strip().toLowerCase(Locale.ROOT);
    var found =
        RuleText.of(works.rules().rules()).map(RowView::of).filter(it -> it.says(wanted)).toList();
    return new RowsView(
        found.size(), found.stream().limit(Math.max(1, Math.min(limit, 1000))).toList());
  }

  /** Looks at the folder now; the host does so every second by itself. */
  @Post("/reload")
  PolicyView reload() {
    works.rules().reload();
    return show();
  }
}
