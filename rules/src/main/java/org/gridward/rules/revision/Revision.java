package org.gridward.rules.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One accepted policy (版本), in a chain: its hash covers what it says, who made it and why, and the
 * hash before it.
 *
 * @param content hash of the canonical policy, which decisions name; 64 hex digits
 * @param previous hash of the revision before, empty for the first
 * @param kind how it came to be
 * @param author who proposed it
 * @param approvers who agreed, in their order
 * @param reason why
 * @param at when it was taken
 * @param from when it begins to decide
 * @param until when it ends by itself, for an emergency that nobody confirmed
 */
public record Revision(
    String content,
    String previous,
    Kind kind,
    String author,
    List<String> approvers,
    String reason,
    Instant at,
    Instant from,
    Optional<Instant> until) {

  /** How a revision came to be. */
  public enum Kind {
    /** Found in the policy folder, as its owner of the files left it. */
    FOUND,
    /** Proposed and approved. */
    APPROVED,
    /** One person's, in an emergency (紧急变更). */
    EMERGENCY,
    /** An emergency that a second person has confirmed. */
    CONFIRMED,
    /** An emergency ended unconfirmed, and what was before counts again. */
    EXPIRED,
    /** An earlier revision again (回滚). */
    ROLLBACK
  }

  public Revision {
    approvers = List.copyOf(approvers);
  }

  /** SHA-256 over all of this, 64 hex digits: its name. */
  public String hash() {
    return sha256(text());
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  String text() {
    return new Fields()
        .put("content", content)
        .put("previous", previous)
        .put("kind", kind)
        .put("author", author)
        .put("approvers", String.join(", ", approvers))
        .put("reason", reason)
        .put("at", at)
        .put("from", from)
        .put("until", until.map(Instant::toString).orElse(""))
        .text();
  }

  static Revision parse(String text) {
    var fields = Fields.parse(text);
    return new Revision(
        fields.get("content"),
        fields.get("previous"),
        Kind.valueOf(fields.get("kind")),
        fields.get("author"),
        Arrays.stream(fields.get("approvers").split(", ")).filter(it -> !it.isEmpty()).toList(),
        fields.get("reason"),
        Instant.parse(fields.get("at")),
        Instant.parse(fields.get("from")),
        Optional.of(fields.get("until")).filter(it -> !it.isEmpty()).map(Instant::parse));
  }
}
