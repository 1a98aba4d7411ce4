package org.gridward.rules.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridward.rules.check.RuleText;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.revision.PolicyDiff.Change;

/** A difference in sentences that everybody understands, in Chinese or in English. */
public final class DiffText {

  private final Map<String, String> before; // sentences by number of the row
  private final Map<String, String> after;
  private final boolean zh;

  private DiffText(RuleSet before, RuleSet after, boolean zh) {
    this.before = sentences(before, zh);
    this.after = sentences(after, zh);
    this.zh = zh;
  }

  private static Map<String, String> sentences(RuleSet rules, boolean zh) {
    return RuleText.of(rules).collect(Collectors.toMap(RuleText::id, it -> it.words(zh)));
  }

  /**
   * One line for each change.
   *
   * @param zh whether in Chinese
   */
  public static List<String> of(PolicyDiff diff, RuleSet before, RuleSet after, boolean zh) {
    var text = new DiffText(before, after, zh);
    return Stream.concat(
            diff.changes().stream().map(text::line),
            diff.experts().stream()
                .map(it -> zh ? "专家规则 " + it + " 有改动" : "expert rules " + it + " changed"))
        .toList();
  }

  private String line(Change change) {
    var where = zh ? change.sheet().zh() : change.sheet().en();
    var head = where + " " + change.key() + " ";
    if (change.before().isEmpty()) {
      return head + (zh ? "新增：" : "added: ") + words(change, after, change.after());
    }
    if (change.after().isEmpty()) {
      return head + (zh ? "删除：" : "removed: ") + words(change, before, change.before());
    }
    return head
        + (zh ? "修改：" : "changed: ")
        + words(change, after, change.after())
        + (zh ? "(" : " (")
        + String.join(zh ? "；" : "; ", cells(change))
        + (zh ? ")" : ")");
  }

  private String words(Change change, Map<String, String> sentences, Map<String, String> cells) {
    var isRule = change.sheet().columns().get(0).key().equals("rule");
    if (isRule && sentences.containsKey(change.key())) {
      return sentences.get(change.key());
    }
    return String.join(
        zh ? "，" : ", ", cells.values().stream().filter(it -> !it.isEmpty()).toList());
  }

  private List<String> cells(Change change) {
    var cells = new ArrayList<String>();
    for (var key : change.columns()) {
      var column = change.sheet().column(key);
      var was = change.before().getOrDefault(key, "");
      var is = change.after().getOrDefault(key, "");
      cells.add(
          zh
              ? "%s：“%s”改为“%s”".formatted(column.zh(), was, is)
              : "%s: \"%s\" became \"%s\"".formatted(column.en(), was, is));
    }
    return cells;
  }
}
