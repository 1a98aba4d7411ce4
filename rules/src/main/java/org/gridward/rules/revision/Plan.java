package org.gridward.rules.revision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A change that waits for approval (送审).
 *
 * @param base hash of the revision that was active when it was planned
 * @param content hash of what shall become active
 * @param reason why, in the author's words
 * @param at when it was planned
 * @param from when it shall begin to decide
 * @param author whose plan it is
 * @param approvals who agreed, in their order
 */
public record Plan(
    String base,
    String content,
    String reason,
    Instant at,
    Instant from,
    Vote author,
    List<Vote> approvals) {

  public Plan {
    approvals = List.copyOf(approvals);
  }

  /** What its author signs: all of it but the names of those who agree. */
  static String words(String base, String content, String reason, Instant at, Instant from) {
    return new Fields()
        .put("base", base)
        .put("content", content)
        .put("reason", reason)
        .put("at", at)
        .put("from", from)
        .text();
  }

  String words() {
    return words(base, content, reason, at, from);
  }

  /** What somebody signs who agrees. */
  public String approvalWords() {
    return "approve " + id() + "\n";
  }

  /** Its name, 64 hex digits. */
  public String id() {
    return Revision.sha256(words() + author.name());
  }

  Plan with(Vote approval) {
    var more = new ArrayList<>(approvals);
    more.add(approval);
    return new Plan(base, content, reason, at, from, author, more);
  }

  String text() {
    var fields =
        new Fields()
            .put("base", base)
            .put("content", content)
            .put("reason", reason)
            .put("at", at)
            .put("from", from)
            .put("author", author.name())
            .put("proof", author.proof());
    for (var i = 0; i < approvals.size(); i++) {
      fields.put("approver " + i, approvals.get(i).name());
      fields.put("proof " + i, approvals.get(i).proof());
    }
    return fields.text();
  }

  static Plan parse(String text) {
    var fields = Fields.parse(text);
    var approvals = new ArrayList<Vote>();
    for (var i = 0; !fields.get("approver " + i).isEmpty(); i++) {
      approvals.add(new Vote(fields.get("approver " + i), fields.get("proof " + i)));
    }
    return new Plan(
        fields.get("base"),
        fields.get("content"),
        fields.get("reason"),
        Instant.parse(fields.get("at")),
        Instant.parse(fields.get("from")),
        new Vote(fields.get("author"), fields.get("proof")),
        approvals);
  }
}
