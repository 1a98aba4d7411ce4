package org.gridward.rules.workbook;

import java.util.List;

/** What the first sheet of a workbook tells its editor, and what stands at its headings. */
final class Guide {

  static final List<List<String>> ZH =
      List.of(
          List.of("派单规则工作簿", "改完保存为 .xlsx，交审核人批准后生效。出错不会影响正在使用的规则。"),
          List.of("派单规则", "一行一条：什么情况，派给哪个部门，多久办结。空着或写“任意”的条件不限制。"),
          List.of("谁优先", "条件越具体的行越优先；同样具体时，优先级数字大的优先。行的上下顺序无关紧要。"),
          List.of("兜底", "必须保留一行所有条件都是“任意”的规则，没有别的行适用时用它。"),
          List.of("写法：或、非", "A、B 表示其中之一；“非 A、B”表示都不是。"),
          List.of("写法：数值", "≥30、<30、30~60(含两端)、≥30且<60。"),
          List.of("写法：时段", "工作日 08:30-17:30、节假日、22:00-06:00(跨夜)。"),
          List.of("写法：时限", "30分钟、2小时、4工作时、7天、1个工作日、当日。"),
          List.of("写法：描述", "包含:占道、乱停 表示文字里有其中任一个。"),
          List.of("编码", "编码列是文本格式，前面的 0 不会丢。请不要改成数字。"),
          List.of("不可以", "公式、合并结果单元格、隐藏行、删除线：都会被退回并说明怎么改。"),
          List.of("态势规则", "一段时间内同一范围里发生多件，或设备太久没有消息：提级、联合立案、预警或主动服务。"),
          List.of("测试用例", "写下典型事件和期望的部门；不通过就不能发布。"));

  static final List<List<String>> EN =
      List.of(
          List.of(
              "Rule workbook",
              "Save as .xlsx and hand it in; it decides once somebody else has approved it."
                  + " Mistakes never touch the rules in use."),
          List.of(
              "Dispatch",
              "One row, one rule: in which case, to which department, within what time. An empty"
                  + " condition or \"any\" asks for nothing."),
          List.of(
              "Which row wins",
              "The more special row; among equals the higher priority. The order of rows means"
                  + " nothing."),
          List.of(
              "Fallback",
              "Keep one row whose conditions are all \"any\": it answers where no other row does."),
          List.of("Or, not", "A、B means one of them; \"not A, B\" none of them."),
          List.of("Numbers", "≥30, <30, 30~60 (both ends included), ≥30且<60."),
          List.of("Times", "workday 08:30-17:30, holiday, 22:00-06:00 (past midnight)."),
          List.of("Limits", "30 min, 2 h, 4 work h, 7 d, 1 work day, same day."),
          List.of("Texts", "has: blocked, parked means that one of the words is in the text."),
          List.of("Codes", "Code columns are text, so leading zeros stay. Leave them text."),
          List.of(
              "Not allowed",
              "Formulas, merged outcomes, hidden rows, struck-out text: each is returned with what"
                  + " to do."),
          List.of(
              "Situations",
              "Many events in one place within a time, or a device silent for too long: raise, join,"
                  + " warn or care."),
          List.of(
              "Tests",
              "Write down typical events and the department you expect; a policy that fails one is"
                  + " not published."));

  private Guide() {}

  /** An example for a column; empty where none is needed. */
  static String example(String column, boolean zh) {
    return switch (column) {
      case "rule" -> zh ? "例：SR-013。用过的编号不再用。" : "Such as SR-013; never used again.";
      case "area" -> zh ? "例：沙塘村，或网格编码。" : "A name or a code, such as 330421100201.";
      case "value" -> zh ? "例：≥30" : "Such as ≥30";
      case "text" -> zh ? "例：包含:占道、乱停" : "Such as has: blocked, parked";
      case "hours" -> zh ? "例：工作日 08:30-17:30" : "Such as workday 08:30-17:30";
      case "priority" -> zh ? "0 到 99，空着是 50。" : "0 to 99; 50 where empty.";
      case "lead" -> zh ? "一个部门，或“属地”。" : "One department, or territory.";
      case "limit", "acceptLimit", "reminder", "legal" ->
          zh ? "例：4工作时、7天" : "Such as 4 work h, 7 d";
      case "from", "to" -> zh ? "例：2026-07-01" : "Such as 2026-07-01";
      case "escalation" -> zh ? "例：1天:分管领导;3天:指挥长" : "Such as 1 d: leader; 3 d: commander";
      case "trigger", "recovery" -> zh ? "例：≥30；恢复值留出间隔。" : "Such as ≥30; leave a gap to recover.";
      case "rate" -> zh ? "每小时变化，例：+5" : "Change per hour, such as +5";
      case "formula" -> zh ? "例：按期处置率、结案率、返工率" : "Such as onTimeHandlingRate";
      case "weight" -> zh ? "0 到 100" : "0 to 100";
      case "radius" -> zh ? "米，1 到 20000" : "Metres, 1 to 20,000";
      case "scope" -> zh ? "网格，或半径如“500米”。" : "Such as grid, or a radius such as 500 m.";
      case "window", "silence" -> zh ? "例：30分钟、2小时、1天" : "Such as 30 min, 2 h, 1 d";
      case "count" -> zh ? "时窗内至少几件，2 起。" : "At least so many within the window, from 2.";
      case "sources" -> zh ? "至少来自几个设备或渠道。" : "From at least so many devices or channels.";
      case "clear" -> zh ? "例：2小时无新增" : "Such as 2 h without more";
      case "minor" -> zh ? "小类名称、编码，或“大类/小类”。" : "A name, a code, or group/name.";
      case "at" -> zh ? "例：2026-03-02 10:00" : "Such as 2026-03-02 10:00";
      default -> "";
    };
  }
}
