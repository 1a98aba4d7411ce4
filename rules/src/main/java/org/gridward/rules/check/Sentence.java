package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.NoticePlan;
import org.gridward.department.Department;
import org.gridward.rules.fact.Outcome;
import org.gridward.rules.fact.Outcome.Classified;
import org.gridward.rules.fact.Outcome.Limited;
import org.gridward.rules.fact.Outcome.Routed;
import org.gridward.rules.fact.Outcome.Told;
import org.gridward.rules.fact.PolicyRow;

/** A row as a sentence: 当…时，派给…，限…; in Chinese and in English. */
final class Sentence {

  private Sentence() {}

  /** In Chinese. */
  static String zh(PolicyRow row) {
    var when = when(row, "为", "、且");
    return (when.isEmpty() ? "其余情形，" : "当" + when + "时，") + zh(row.outcome()) + zhDays(row) + "。";
  }

  /** In English. */
  static String en(PolicyRow row) {
    var when = when(row, " is ", " and ");
    return (when.isEmpty() ? "Otherwise " : "When " + when + ", ")
        + en(row.outcome())
        + enDays(row)
        + ".";
  }

  private static String when(PolicyRow row, String is, String and) {
    var parts = new ArrayList<String>();
    if (!row.keys().isEmpty()) {
      parts.add(row.keyColumn() + is + row.keyWritten());
    }
    for (var asked : row.conditions()) {
      parts.add(asked.column() + is + asked.written());
    }
    return String.join(and, parts);
  }

  private static String zh(Outcome outcome) {
    if (outcome instanceof Classified it) {
      return "归为“" + it.category().minor() + "”" + it.grade().map(g -> "，" + zh(g)).orElse("");
    }
    if (outcome instanceof Routed it) {
      return zh(it.handling())
          + it.lead().map(Department::name).orElse("属地部门")
          + names("，协办", it.coHandlers(), "、")
          + names("，抄送", it.informed(), "、")
          + zh("，限", "内受理", it.accept())
          + zh("，限", "内办结", it.limit())
          + zh("，提前", "提醒", it.reminder())
          + it.grade().map(g -> "，定为" + zh(g)).orElse("");
    }
    if (outcome instanceof Limited it) {
      return zh("限", "内受理，", it.accept())
          + "限"
          + zh(it.limit())
          + "内办结"
          + zh("，提前", "提醒", it.reminder())
          + zh(it.escalations());
    }
    var plan = ((Told) outcome).plan();
    return Words.chinese(Words.MOMENTS, plan.when().name())
        + "时通知"
        + Words.chinese(Words.ROLES, plan.role().name())
        + "("
        + Words.chinese(Words.CHANNELS, plan.channel())
        + ")：“"
        + plan.template()
        + "”";
  }

  private static String en(Outcome outcome) {
    if (outcome instanceof Classified it) {
      return "it is \""
          + it.category().minor()
          + "\""
          + it.grade().map(g -> ", " + en(g)).orElse("");
    }
    if (outcome instanceof Routed it) {
      return en(it.handling())
          + " "
          + it.lead().map(Department::name).orElse("the territory's department")
          + names(", with ", it.coHandlers(), ", ")
          + names(", telling ", it.informed(), ", ")
          + en(", taken in hand within ", it.accept())
          + en(", handled within ", it.limit())
          + en(", reminded ", it.reminder())
          + it.grade().map(g -> ", graded " + en(g)).orElse("");
    }
    if (outcome instanceof Limited it) {
      return "it is handled within "
          + it.limit()
          + en(", taken in hand within ", it.accept())
          + en(", reminded ", it.reminder())
          + en(it.escalations());
    }
    var plan = ((Told) outcome).plan();
    return "when "
        + word(plan.when())
        + ", tell the "
        + word(plan.role())
        + " by "
        + plan.channel()
        + ": "
        + plan.template();
  }

  private static String zh(List<NoticePlan> escalations) {
    return escalations.stream()
        .map(
            it ->
                "，超时"
                    + SituationSentence.zh(it.after())
                    + "报"
                    + Words.chinese(Words.ROLES, it.role().name()))
        .collect(Collectors.joining());
  }

  private static String en(List<NoticePlan> escalations) {
    return escalations.stream()
        .map(it -> ", the " + word(it.role()) + " told after " + SituationSentence.en(it.after()))
        .collect(Collectors.joining());
  }

  private static String names(String before, List<Department> departments, String between) {
    return departments.isEmpty()
        ? ""
        : before + String.join(between, departments.stream().map(Department::name).toList());
  }

  private static String zh(String before, String after, Optional<TimeLimit> limit) {
    return limit.map(it -> before + zh(it) + after).orElse("");
  }

  private static String zh(TimeLimit limit) {
    return switch (limit.unit()) {
      case MINUTE -> limit.amount() + "分钟";
      case HOUR -> limit.amount() + "小时";
      case WORK_HOUR -> limit.amount() + "工作时";
      case DAY -> limit.amount() + "天";
      case WORK_DAY -> limit.amount() + "个工作日";
      case SAME_DAY -> "当日";
    };
  }

  private static String en(String before, Optional<TimeLimit> limit) {
    return limit.map(it -> before + it).orElse("");
  }

  private static String zh(Handling handling) {
    return switch (handling) {
      case DISPATCH -> "派给";
      case TRANSFER -> "转派给";
      case ESCALATE -> "上报给";
      case DIRECT -> "直报";
    };
  }

  private static String en(Handling handling) {
    return switch (handling) {
      case DISPATCH -> "dispatch to";
      case TRANSFER -> "transfer to";
      case ESCALATE -> "escalate to";
      case DIRECT -> "report directly to";
    };
  }

  private static String zh(Grade grade) {
    return switch (grade) {
      case GENERAL -> "一般";
      case MAJOR -> "重大";
      case URGENT -> "紧急";
    };
  }

  private static String en(Grade grade) {
    return word(grade);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String zhDays(PolicyRow row) {
    return row.from().map(it -> "，自" + it + "起").orElse("")
        + row.to().map(it -> "，至" + it + "止").orElse("");
  }

  private static String enDays(PolicyRow row) {
    return row.from().map(it -> ", from " + it).orElse("")
        + row.to().map(it -> ", until " + it).orElse("");
  }
}
