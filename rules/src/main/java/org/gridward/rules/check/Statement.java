package org.gridward.rules.check;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.gridward.decision.Candidate.Step;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Reason;
import org.gridward.department.Department;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.NearMisses.NearMiss;

/**
 * The dispatch statement (派单说明书): why an event went where it went, for the citizen, the office and
 * the auditor; as text, or as a page to print. The same decision yields the same bytes.
 */
public final class Statement {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final boolean zh;
  private final ZoneId zone;
  private final List<Line> lines = new ArrayList<>();

  /** One line; a heading has no name. */
  private record Line(String name, String text) {}

  private Statement(boolean zh, ZoneId zone) {
    this.zh = zh;
    this.zone = zone;
  }

  /**
   * A statement.
   *
   * @param misses rows that nearly held; none where nobody asked
   * @param zh whether in Chinese
   */
  public static Statement of(
      LocatedEvent located, Decision decision, List<NearMiss> misses, ZoneId zone, boolean zh) {
    var statement = new Statement(zh, zone);
    statement.event(located, decision);
    statement.outcome(decision);
    decision.explanation().reasons().forEach(statement::reason);
    statement.misses(misses);
    statement.add(
        statement.say("规则版本", "Revision of the rules"), decision.explanation().revision());
    return statement;
  }

  private String say(String chinese, String english) {
    return zh ? chinese : english;
  }

  private void add(String name, String text) {
    lines.add(new Line(name, text));
  }

  private void heading(String chinese, String english) {
    lines.add(new Line("", say(chinese, english)));
  }

  private void event(LocatedEvent located, Decision decision) {
    var event = located.event();
    heading("事件", "The event");
    add(say("编号", "Number"), event.id().value());
    add(say("收到", "Received"), event.receivedAt().atZone(zone).format(TIME));
    add(
        say("来源", "Source"),
        zh ? Words.chinese(Words.SOURCES, event.source().name()) : event.source().name());
    decision.findCategory().ifPresent(it -> add(say("类别", "Category"), it.toString()));
    located
        .proof()
        .ifPresent(
            proof -> {
              add(
                  say("网格", "Grid"),
                  proof.grid().map(Object::toString).orElse(say("不在任何网格内", "outside all grids")));
              proof
                  .borderMetres()
                  .ifPresent(it -> add(say("距网格边界", "From its border"), "%.0f m".formatted(it)));
            });
  }

  private void outcome(Decision decision) {
    heading("结论", "The decision");
    if (decision instanceof Assigned it) {
      add(say("责任部门", "Responsible"), it.lead().name() + " (" + it.lead().code() + ")");
      names(say("协办", "With"), it.coHandlers());
      names(say("抄送", "Informed"), it.informed());
      add(say("处置时限", "Limit"), it.limits().handle().toString());
      add(say("截止", "Due"), it.limits().dueAt().atZone(zone).format(TIME));
      add(
          say("等级", "Grade"),
          zh ? Words.chinese(Words.GRADES, it.grade().name()) : it.grade().name());
    } else {
      var nobody = (Unassigned) decision;
      add(say("无人负责", "Nobody"), nobody.detail());
    }
  }

  private void names(String name, List<Department> departments) {
    if (!departments.isEmpty()) {
      add(name, String.join(zh ? "、" : ", ", departments.stream().map(Department::name).toList()));
    }
  }

  private void reason(Reason reason) {
    var stage =
        switch (reason.stage()) {
          case CLASSIFY -> say("依据:是什么", "Why it is that");
          case ROUTE -> say("依据:谁负责", "Why this department");
          case LIMIT -> say("依据:多久", "Why this limit");
          case NOTIFY -> say("依据:通知谁", "Who is told");
        };
    lines.add(new Line("", stage));
    add(say("规则", "Rule"), reason.ruleId() + " (" + reason.row() + ")");
    add(say("内容", "It says"), reason.text());
    if (!reason.basis().isBlank()) {
      add(say("法规", "Legal basis"), reason.basis());
    }
    for (var match : reason.matches()) {
      add(
          say("符合", "Holds"),
          match.column() + " = " + match.condition() + say("，实际为 ", ", seen: ") + match.seen());
    }
    for (var loser : reason.lost()) {
      add(
          say("未采用", "Not this"),
          loser.ruleId()
              + " ("
              + loser.row()
              + ") → "
              + loser.outcome()
              + "："
              + why(loser.lostBy()));
    }
  }

  private String why(Step step) {
    return switch (step) {
      case KEY -> say("类别不如所用规则具体", "its category is less exact");
      case OWNER -> say("没有写明权属单位", "it names no owner");
      case AREA -> say("区域不如所用规则小", "its area is larger");
      case CONDITIONS -> say("条件较少", "it has fewer conditions");
      case PRIORITY -> say("优先级较低", "its priority is lower");
      case ROW_ID -> say("结论相同，编号在后", "the same outcome, a later number");
    };
  }

  private void misses(List<NearMiss> misses) {
    if (misses.isEmpty()) {
      return;
    }
    heading("差一点适用的规则", "Rules that nearly held");
    for (var miss : misses) {
      var failed =
          miss.failed().stream()
              .map(
                  it ->
                      say("若%s为“%s”(现为 %s)", "if %s were \"%s\" (it is %s)")
                          .formatted(it.column(), it.condition(), it.seen()))
              .toList();
      add(
          miss.row().id(),
          String.join(say("、且", " and "), failed)
              + (miss.alters()
                  ? say("，则改派 ", ", it would go to ") + miss.row().outcome()
                  : say("，结论不变", ", nothing would change")));
    }
  }

  /** Lines of text. */
  public String text() {
    var text = new StringBuilder(say("派单说明书", "Dispatch statement")).append("\n");
    for (var line : lines) {
      text.append(
          line.name.isEmpty()
              ? "\n" + line.text + "\n"
              : "  " + line.name + ": " + line.text + "\n");
    }
    return text.toString();
  }

  /** A page to print; it needs nothing from elsewhere and runs nothing. */
  public String html() {
    var title = say("派单说明书", "Dispatch statement");
    var page =
        new StringBuilder(
            """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>
            body { font: 12pt/1.5 sans-serif; margin: 2cm auto; max-width: 17cm; color: #111; }
            h1 { font-size: 18pt; text-align: center; } h2 { font-size: 13pt; margin: 1em 0 0.2em; }
            dl { display: grid; grid-template-columns: 8em 1fr; margin: 0; } dt { color: #444; }
            dd { margin: 0; overflow-wrap: anywhere; } @page { size: A4; margin: 2cm; }
            @media print { body { margin: 0; } h2 { break-after: avoid; } }
            </style></head><body><h1>%s</h1>
            """
                .formatted(zh ? "zh-CN" : "en", title, title));
    var open = false;
    for (var line : lines) {
      if (line.name.isEmpty()) {
        page.append(open ? "</dl>\n" : "")
            .append("<h2>")
            .append(escaped(line.text))
            .append("</h2><dl>\n");
        open = true;
      } else {
        page.append("<dt>").append(escaped(line.name)).append("</dt><dd>");
        page.append(escaped(line.text)).append("</dd>\n");
      }
    }
    return page.append(open ? "</dl>" : "").append("</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
