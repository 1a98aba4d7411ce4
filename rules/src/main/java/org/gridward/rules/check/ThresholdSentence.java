package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;
import org.gridward.rules.fact.ThresholdRow;

/** A row of the sheet 阈值规则 as a sentence. */
final class ThresholdSentence {

  private ThresholdSentence() {}

  static String zh(ThresholdRow row) {
    var begins = new ArrayList<String>();
    row.trigger().ifPresent(it -> begins.add(Numbers.write(it) + row.unit()));
    row.ratePerHour()
        .ifPresent(
            it ->
                begins.add(
                    "每小时" + (it < 0 ? "下降" : "上升") + Numbers.plain(Math.abs(it)) + row.unit()));
    return "当"
        + (row.devices().isEmpty() ? "" : String.join("、", new TreeSet<>(row.devices())) + "的")
        + row.quantity()
        + String.join("，或", begins)
        + (row.lasting().isZero() ? "" : "，持续" + SituationSentence.zh(row.lasting()))
        + "时，报警“"
        + row.kind()
        + "”"
        + row.grade().map(it -> "，定为" + Words.chinese(Words.GRADES, it.name())).orElse("")
        + row.recovery().map(it -> "，" + Numbers.write(it) + row.unit() + "即解除").orElse("")
        + "。";
  }

  static String en(ThresholdRow row) {
    var begins = new ArrayList<String>();
    row.trigger().ifPresent(it -> begins.add("is " + Numbers.write(it) + " " + row.unit()));
    row.ratePerHour()
        .ifPresent(
            it ->
                begins.add(
                    (it < 0 ? "falls " : "rises ")
                        + Numbers.plain(Math.abs(it))
                        + " "
                        + row.unit()
                        + " an hour"));
    return "When "
        + row.quantity()
        + (row.devices().isEmpty() ? "" : " of " + String.join(", ", new TreeSet<>(row.devices())))
        + " "
        + String.join(" or ", begins)
        + (row.lasting().isZero() ? "" : " for " + SituationSentence.en(row.lasting()))
        + ", raise "
        + row.kind()
        + row.grade().map(it -> ", graded " + it.name().toLowerCase(Locale.ROOT)).orElse("")
        + row.recovery().map(it -> "; over at " + Numbers.write(it) + " " + row.unit()).orElse("")
        + ".";
  }
}
