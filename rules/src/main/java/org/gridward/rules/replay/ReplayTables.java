package org.gridward.rules.replay;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.department.Department;

/** A report as tables, each with its headings first, for text, spreadsheets and the like. */
public final class ReplayTables {

  private ReplayTables() {}

  /** The tables by their names: 概况, 部门变化, 部门案量, 逐件. */
  public static Map<String, List<List<String>>> of(ReplayReport report, ZoneId zone) {
    var tables = new LinkedHashMap<String, List<List<String>>>();
    tables.put("概况", overview(report));
    tables.put("部门变化", moves(report));
    tables.put("部门案量", loads(report));
    tables.put("逐件", differences(report, zone));
    return tables;
  }

  private static List<List<String>> overview(ReplayReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("项目", "Item", "数量"));
    rows.add(List.of("重放事件", "events", "" + report.events()));
    rows.add(List.of("结果有变", "changed", "" + report.changed()));
    report.kinds().forEach((kind, count) -> rows.add(List.of(kind.zh(), kind.name(), "" + count)));
    rows.add(List.of("将变为超期", "newly overdue", "" + report.newlyOverdue()));
    rows.add(List.of("将变为按期", "newly in time", "" + report.newlyInTime()));
    rows.add(List.of("与当时记录不符", "drifted", "" + report.drifted()));
    rows.add(List.of("候选版本", "candidate", report.candidate()));
    rows.add(List.of("对比版本", "baseline", report.baseline()));
    return rows;
  }

  private static List<List<String>> moves(ReplayReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("原部门", "新部门", "件数"));
    report.moves().forEach((move, count) -> rows.add(List.of(move.from(), move.to(), "" + count)));
    return rows;
  }

  private static List<List<String>> loads(ReplayReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("部门编码", "部门", "原件数", "新件数", "增减"));
    report
        .loads()
        .forEach(
            (department, load) ->
                rows.add(
                    List.of(
                        department.code(),
                        department.name(),
                        "" + load.before(),
                        "" + load.after(),
                        "%+d".formatted(load.after() - load.before()))));
    return rows;
  }

  private static List<List<String>> differences(ReplayReport report, ZoneId zone) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("事件", "时间", "网格", "变化", "原部门", "新部门", "原时限", "新时限", "原期限", "新期限"));
    for (var it : report.differences()) {
      var event = it.located().event();
      rows.add(
          List.of(
              event.id().value(),
              event.receivedAt().atZone(zone).toLocalDateTime().toString(),
              it.located().grid().map(grid -> grid.code().value()).orElse(""),
              it.kind().zh(),
              it.before().lead().map(Department::name).orElse(""),
              it.after().lead().map(Department::name).orElse(""),
              it.before().limit().toString(),
              it.after().limit().toString(),
              it.dueBefore().map(due -> due.atZone(zone).toLocalDateTime().toString()).orElse(""),
              it.dueAfter().map(due -> due.atZone(zone).toLocalDateTime().toString()).orElse("")));
    }
    return rows;
  }
}
