package org.gridward.rules.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.RowRef;
import org.gridward.rules.workbook.Cell;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.Nearest;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.Table;

/**
 * Reads the cells of one row; what is wrong with a cell becomes an issue at that cell.
 *
 * @param table the sheet
 * @param row the row
 * @param issues where issues go
 */
record RowReader(Table table, Table.Row row, Issues issues) {

  private static final int MOST_DIGITS = 15;
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?");
  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-(\\d\\d)-(\\d\\d)");
  private static final Pattern PLAIN_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  RowRef ref() {
    return new RowRef(table.sheet().file(), table.sheet().name(), row.address());
  }

  Cell cell(String key) {
    return row.cell(key);
  }

  String heading(String key) {
    return table.heading(key);
  }

  void issue(String code, Level level, String key, String zh, String en) {
    issues.add(code, level, table.sheet().file(), table.sheet().name(), cell(key), zh, en);
  }

  private void error(String code, String key, String zh, String en) {
    issue(code, Level.ERROR, key, zh, en);
  }

  /** The cell's text as people mean it; formulas and error values are refused. */
  String text(String key) {
    var cell = cell(key);
    if (cell.kind() == Cell.Kind.FORMULA || cell.kind() == Cell.Kind.ERROR) {
      error(
          "W09",
          key,
          "不接受公式或错误值 %s，请粘贴为数值。".formatted(cell.text()),
          "formulas and error values such as %s are not read; paste the value"
              .formatted(cell.text()));
      return "";
    }
    return CellText.fold(cell.text());
  }

  /** A code: text, never a number that a spreadsheet has already changed. */
  String code(String key, Collection<String> known) {
    var cell = cell(key);
    if (cell.kind() == Cell.Kind.NUMBER) {
      numberInstead(key, cell.text(), known);
    }
    if (cell.kind() == Cell.Kind.DATE) {
      dateInstead(key);
    }
    return text(key);
  }

  /** Up to 15 digits survive as a number and can be found again; the zeros before them cannot. */
  private void numberInstead(String key, String number, Collection<String> known) {
    var padded =
        known.stream().filter(it -> stripZeros(it).equals(number)).distinct().sorted().toList();
    var meant = padded.size() == 1 ? padded.get(0) : "";
    issue(
        "W04",
        number.length() > MOST_DIGITS ? Level.ERROR : Level.ASK,
        key,
        "“%s”被当成了数字，该列应为文本%s".formatted(number, meant.isEmpty() ? "。" : "；是否采用“" + meant + "”？"),
        "the code %s is a number here; format the column as text and write it with its zeros%s"
            .formatted(number, meant.isEmpty() ? "" : ", perhaps " + meant));
  }

  private static String stripZeros(String code) {
    return code.replaceFirst("^0+(?=.)", "");
  }

  /** Such as 3~5 that became the third of May; the day is told as the range that was meant. */
  private void dateInstead(String key) {
    var text = cell(key).text();
    var match = ISO_DAY.matcher(text);
    var meant =
        match.matches()
            ? Integer.parseInt(match.group(1)) + "~" + Integer.parseInt(match.group(2))
            : "";
    issue(
        "W05",
        Level.ASK,
        key,
        "“%s”变成了日期%s请把单元格设为文本后重填。".formatted(text, meant.isEmpty() ? "，" : "，是否原为“" + meant + "”？"),
        "%s became a date%s; format the cell as text and write it again"
            .formatted(text, meant.isEmpty() ? "" : ", perhaps " + meant + " was meant"));
  }

  /** A rule's number; one that is taken is an issue. */
  String ruleNumber(Set<String> taken) {
    var id = required("rule");
    if (!id.isEmpty() && !taken.add(id)) {
      error(
          "P03",
          "rule",
          "规则编号“%s”已被使用。".formatted(id),
          "rule number %s is taken; give each row its own".formatted(id));
    }
    return id;
  }

  /** A text that must be there. */
  String required(String key) {
    var text = text(key);
    if (text.isEmpty() && cell(key).kind() != Cell.Kind.FORMULA) {
      error(
          "P02",
          key,
          "“%s”不能为空。".formatted(heading(key)),
          "column %s must not be empty".formatted(heading(key)));
    }
    return text;
  }

  /** One of some fixed words; empty where the cell is empty or any. */
  Optional<String> word(String key, Map<String, String> words) {
    return isAny(key) ? Optional.empty() : meaning(key, text(key), words);
  }

  boolean isAny(String key) {
    return cell(key).kind() != Cell.Kind.FORMULA && CellText.isAny(cell(key).text());
  }

  Optional<String> meaning(String key, String word, Map<String, String> words) {
    var meaning = words.get(word);
    if (meaning == null) {
      meaning = words.get(word.toLowerCase(Locale.ROOT));
    }
    if (meaning == null) {
      meaning = words.containsValue(word) ? word : null;
    }
    if (meaning == null && !word.isEmpty()) {
      var near = Nearest.of(word, words.keySet());
      error(
          "P01",
          key,
          "“%s”不是规定用语%s".formatted(word, near.map(it -> "，是否应为“" + it + "”？").orElse("。")),
          "\"%s\" is none of the words for %s%s"
              .formatted(
                  word, heading(key), near.map(it -> "; did you mean \"" + it + "\"?").orElse("")));
    }
    return Optional.ofNullable(meaning);
  }

  /** A list of words, turned into what they mean; what is unknown becomes an issue. */
  Set<String> words(String key, String text, Map<String, String> words) {
    var meanings = new LinkedHashSet<String>();
    for (var item : CellText.items(text)) {
      meaning(key, item, words).ifPresent(meanings::add);
    }
    return meanings;
  }

  /** Names or codes out of a dictionary sheet, as codes. */
  List<String> known(String key, Map<String, String> codes, String what) {
    var found = new ArrayList<String>();
    var raw = cell(key).text();
    if (cell(key).kind() == Cell.Kind.NUMBER && !codes.containsKey(raw)) {
      numberInstead(key, raw, codes.values());
      return found;
    }
    var whole = codes.get(text(key));
    if (whole != null) {
      trailing(key, raw);
      return List.of(whole);
    }
    separators(key);
    for (var item : CellText.items(raw, codes.keySet())) {
      known(key, item, codes, what).ifPresent(found::add);
    }
    return found;
  }

  /** A list with several kinds of separators is read, and told. */
  private void separators(String key) {
    var kinds = text(key).chars().filter(it -> "、,;\n".indexOf(it) >= 0).distinct().count();
    if (kinds > 1) {
      issue(
          "W25",
          Level.NOTE,
          key,
          "“%s”混用了几种分隔符，都按并列读取。".formatted(text(key)),
          "\"%s\" mixes separators; all are read as \"or\"".formatted(text(key)));
    }
  }

  private void trailing(String key, String raw) {
    if (!CellText.hint(raw).isEmpty()) {
      issue(
          "W03",
          Level.NOTE,
          key,
          "“%s”首尾有空格，已忽略。".formatted(raw),
          "\"%s\" has a space at its end, which was ignored".formatted(raw));
    }
  }

  Optional<String> known(String key, String item, Map<String, String> codes, String what) {
    var code = Optional.ofNullable(codes.get(item));
    if (code.isEmpty()) {
      var near = Nearest.of(item, codes.keySet());
      error(
          "W15",
          key,
          "未登记的%s“%s”%s"
              .formatted(zh(what), item, near.map(it -> "，是否应为“" + it + "”？").orElse("。")),
          "unknown %s \"%s\"%s"
              .formatted(what, item, near.map(it -> "; did you mean \"" + it + "\"?").orElse("")));
    }
    return code;
  }

  private static String zh(String what) {
    return switch (what) {
      case "department" -> "部门";
      case "category" -> "事件类别";
      case "major" -> "事件大类";
      default -> "区域";
    };
  }

  Optional<TimeLimit> limit(String key) {
    var text = text(key);
    if (text.isEmpty() || isAny(key)) {
      return Optional.empty();
    }
    if (cell(key).kind() == Cell.Kind.DATE) {
      issue(
          "W07",
          Level.ASK,
          key,
          "时限变成了时刻“%s”，请写成文本，如“%s”。".formatted(text, hours(text)),
          "the limit became the clock time %s; write it as text, perhaps %s"
              .formatted(text, hours(text)));
      return Optional.empty();
    }
    var limit = Limits.parse(text, table.units().getOrDefault(key, ""));
    if (limit.isEmpty()) {
      error(
          "P01",
          key,
          "时限“%s”不合写法，请写“4工作时”“2小时”“7天”“1个工作日”或“当日”。".formatted(text),
          "\"%s\" is no limit; write 4工作时, 2小时, 7天, 1个工作日 or 当日".formatted(text));
    }
    return limit;
  }

  /** A clock time as the length that was meant: 02:00 is two hours, a whole day 24. */
  private static String hours(String clock) {
    var match = Pattern.compile("(\\d\\d):(\\d\\d)(?::\\d\\d)?").matcher(clock);
    if (!match.matches()) {
      return "24小时";
    }
    var minutes = 60 * Integer.parseInt(match.group(1)) + Integer.parseInt(match.group(2));
    return minutes % 60 == 0 ? minutes / 60 + "小时" : minutes + "分钟";
  }

  Optional<LocalDate> date(String key) {
    var text = text(key);
    if (text.isEmpty() || isAny(key)) {
      return Optional.empty();
    }
    var match = ISO.matcher(text);
    var plain = PLAIN_DATE.matcher(text);
    try {
      if (match.matches() || plain.matches()) {
        var it = match.matches() ? match : plain;
        if (!text.matches("\\d{4}-\\d\\d-\\d\\d") && cell(key).kind() == Cell.Kind.TEXT) {
          issue(
              "W06",
              Level.NOTE,
              key,
              "日期“%s”按 %s-%s-%s 读取。".formatted(text, it.group(1), it.group(2), it.group(3)),
              "\"%s\" is read as %s-%s-%s".formatted(text, it.group(1), it.group(2), it.group(3)));
        }
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(it.group(1)),
                Integer.parseInt(it.group(2)),
                Integer.parseInt(it.group(3))));
      }
    } catch (DateTimeException e) {
      // told below, like any other text that is no day
    }
    error(
        "W06",
        key,
        "日期“%s”不合写法，请写 2026-07-01。".formatted(text),
        "\"%s\" is no day; write 2026-07-01".formatted(text));
    return Optional.empty();
  }

  /** A whole number in a range, or the default where the cell is empty. */
  int number(String key, int from, int to, int otherwise) {
    var text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.matches("\\d{1,6}")) {
      var number = Integer.parseInt(text);
      if (number >= from && number <= to) {
        return number;
      }
    }
    error(
        "P01",
        key,
        "“%s”应为 %d 到 %d 的整数。".formatted(text, from, to),
        "\"%s\" is no whole number from %d to %d".formatted(text, from, to));
    return otherwise;
  }
}
