package org.gridward.rules.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gridward.rules.fact.SituationRow;
import org.gridward.rules.fact.SituationRow.Deed;
import org.gridward.rules.fact.SituationRow.Scope;
import org.gridward.rules.fact.SituationRow.Trigger.Gathering;

/** A row of the sheet 态势规则 as a sentence, and what is written down when it speaks. */
public final class SituationSentence {

  private SituationSentence() {}

  /** In Chinese. */
  public static String zh(SituationRow row) {
    var asked = row.conditions().stream().map(it -> it.column() + "为" + it.written()).toList();
    return "当"
        + String.join("、且", asked)
        + (asked.isEmpty() ? "" : "、且")
        + zhTrigger(row)
        + "时，"
        + zhDeeds(row)
        + row.grade().map(it -> "，定为" + Words.chinese(Words.GRADES, it.name())).orElse("")
        + (row.trigger() instanceof Gathering ? "，" + zh(row.quiet()) + "无新增即解除。" : "，恢复即解除。");
  }

  private static String zhTrigger(SituationRow row) {
    if (!(row.trigger() instanceof Gathering it)) {
      return "同一" + zh(row.scope()) + "的" + zhWatched(row) + "静默满" + zh(row.trigger().length());
    }
    return zh(it.length())
        + "内"
        + zh(row.scope())
        + "发生"
        + it.count()
        + "件"
        + zhWatched(row)
        + (it.sources() > 1 ? "(至少" + it.sources() + "个来源)" : "");
  }

  private static String zhWatched(SituationRow row) {
    var words = watched(row);
    return words.isEmpty() ? "事件" : String.join("、", words);
  }

  private static String zhDeeds(SituationRow row) {
    return deeds(row).stream()
        .map(it -> Words.chinese(Words.DEEDS, it.name()))
        .collect(Collectors.joining("、"));
  }

  private static List<Deed> deeds(SituationRow row) {
    return row.deeds().stream().sorted().toList();
  }

  private static List<String> watched(SituationRow row) {
    var words = new ArrayList<>(row.categories());
    words.addAll(row.kinds());
    words.sort(Comparator.naturalOrder());
    return words;
  }

  private static String zh(Scope scope) {
    return switch (scope.level()) {
      case RADIUS -> scope.metres() + "米";
      case DEVICE -> "设备";
      case GRID -> "网格";
      case COMMUNITY -> "社区";
      case SUBDISTRICT -> "街道";
      case TOWN -> "全域";
    };
  }

  static String zh(Duration length) {
    return length.toMinutes() % 60 != 0
        ? length.toMinutes() + "分钟"
        : length.toHours() % 24 != 0 ? length.toHours() + "小时" : length.toDays() + "天";
  }

  /** In English. */
  public static String en(SituationRow row) {
    var asked = row.conditions().stream().map(it -> it.column() + " is " + it.written()).toList();
    return "When "
        + String.join(" and ", asked)
        + (asked.isEmpty() ? "" : " and ")
        + enTrigger(row)
        + ", "
        + deeds(row).stream()
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" and "))
        + row.grade().map(it -> ", graded " + it.name().toLowerCase(Locale.ROOT)).orElse("")
        + (row.trigger() instanceof Gathering
            ? "; over after " + en(row.quiet()) + " without more."
            : "; over with the next sign of life.");
  }

  private static String enTrigger(SituationRow row) {
    if (!(row.trigger() instanceof Gathering it)) {
      return enWatched(row)
          + " of one "
          + en(row.scope())
          + " stop for "
          + en(row.trigger().length());
    }
    return it.count()
        + " "
        + enWatched(row)
        + " happen within "
        + en(row.scope())
        + " and "
        + en(it.length())
        + (it.sources() > 1 ? " from " + it.sources() + " sources or more" : "");
  }

  private static String enWatched(SituationRow row) {
    return watched(row).isEmpty() ? "events" : "events of " + String.join(", ", watched(row));
  }

  private static String en(Scope scope) {
    return switch (scope.level()) {
      case RADIUS -> scope.metres() + " m";
      case DEVICE -> "device";
      case GRID -> "one grid";
      case COMMUNITY -> "one community";
      case SUBDISTRICT -> "one subdistrict";
      case TOWN -> "the town";
    };
  }

  static String en(Duration length) {
    return length.toMinutes() % 60 != 0
        ? length.toMinutes() + " min"
        : length.toHours() % 24 != 0 ? length.toHours() + " h" : length.toDays() + " d";
  }

  /** What was found, for the case that it opens. */
  public static String found(SituationRow row, int count, int reporters) {
    var counted = row.trigger() instanceof Gathering && count > 0;
    return "态势研判 "
        + row.id()
        + "："
        + zhTrigger(row)
        + (counted ? "，现有" + count + "件，来自" + reporters + "个来源。" : "。");
  }

  /** Why a case is graded higher. */
  public static String reason(SituationRow row) {
    return "态势研判 " + row.id() + "：" + zhTrigger(row) + "。";
  }

  /** Why a case is handled with another. */
  public static String joined(SituationRow row, String joint) {
    return reason(row) + "并入联合案件 " + joint + "。";
  }
}
