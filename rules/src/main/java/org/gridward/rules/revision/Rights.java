package org.gridward.rules.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.revision.PolicyDiff.Change;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;

/**
 * Who may change what: an editor the dispatch rows of their departments, an owner everything (W24).
 */
final class Rights {

  private final Map<String, String> codes = new HashMap<>();

  Rights(CanonicalPolicy policy) {
    var code = CanonicalPolicy.column(SheetKind.DEPARTMENTS, "code");
    var name = CanonicalPolicy.column(SheetKind.DEPARTMENTS, "name");
    var aliases = CanonicalPolicy.column(SheetKind.DEPARTMENTS, "aliases");
    for (var row : policy.rows(SheetKind.DEPARTMENTS)) {
      codes.put(row.get(code), row.get(code));
      codes.put(row.get(name), row.get(code));
      for (var alias : row.get(aliases).split("\\s*[、,;\\n]\\s*")) {
        codes.put(alias, row.get(code));
      }
    }
  }

  /** The departments that a change concerns: those that lead before and after it. */
  Set<String> departments(PolicyDiff diff) {
    var all = new LinkedHashSet<String>();
    for (var change : diff.changes()) {
      if (change.sheet() == SheetKind.DISPATCH) {
        all.addAll(leads(change));
      }
    }
    return all;
  }

  private Set<String> leads(Change change) {
    var leads = new LinkedHashSet<String>();
    for (var side : List.of(change.before(), change.after())) {
      var lead = side.getOrDefault("lead", "");
      if (codes.containsKey(lead)) {
        leads.add(codes.get(lead));
      }
    }
    return leads;
  }

  /** What of a change an editor may not do. */
  List<RuleIssue> check(PolicyDiff diff, Editor editor) {
    var issues = new ArrayList<RuleIssue>();
    if (editor.isOwner()) {
      return List.of();
    }
    for (var change : diff.changes()) {
      var leads = change.sheet() == SheetKind.DISPATCH ? leads(change) : Set.<String>of();
      var own = change.before().isEmpty() ? change.after() : change.before();
      var owner = codes.getOrDefault(own.getOrDefault("lead", ""), "");
      if (leads.isEmpty() || !editor.mayChange(owner)) {
        issues.add(issue(change, editor, owner));
      }
    }
    for (var file : diff.experts()) {
      issues.add(
          new RuleIssue(
              "W24",
              Level.ERROR,
              file,
              "",
              "",
              editor.name(),
              "“%s”无权修改专家规则 %s；它归规则总管理员。".formatted(editor.name(), file),
              "%s may not change the expert rules %s; they belong to the owners of the policy"
                  .formatted(editor.name(), file)));
    }
    return issues;
  }

  private static RuleIssue issue(Change change, Editor editor, String owner) {
    return new RuleIssue(
        "W24",
        Level.ERROR,
        "",
        change.sheet().zh(),
        change.key(),
        editor.name(),
        "“%s”无权修改 %s；它归%s。"
            .formatted(editor.name(), change.key(), owner.isEmpty() ? "规则总管理员" : "部门 " + owner),
        "%s may not change %s of %s; it belongs to %s"
            .formatted(
                editor.name(),
                change.key(),
                change.sheet().en(),
                owner.isEmpty() ? "the owners of the policy" : "department " + owner));
  }
}
