package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.revision.Revision;

/**
 * One accepted policy in the chain.
 *
 * @param hash its name
 * @param content the revision that decisions name
 * @param kind how it came to be: FOUND, APPROVED, EMERGENCY, CONFIRMED, EXPIRED, ROLLBACK
 * @param from when it begins to decide
 * @param until when it ends by itself, for an emergency that nobody confirmed
 * @param active whether it decides now
 * @param rollbackWords what an owner signs who goes back to it
 * @param confirmWords what a second person signs who lets an emergency stay
 */
public record RevisionView(
    String hash,
    String content,
    String kind,
    String author,
    List<String> approvers,
    String reason,
    Instant at,
    Instant from,
    @Nullable Instant until,
    boolean active,
    String rollbackWords,
    String confirmWords) {

  static RevisionView of(Revision it, Revision active) {
    return new RevisionView(
        it.hash(),
        it.content(),
        it.kind().name(),
        it.author(),
        it.approvers(),
        it.reason(),
        it.at(),
        it.from(),
        it.until().orElse(null),
        it.equals(active),
        PolicyDesk.rollbackWords(it),
        PolicyDesk.confirmationWords(it));
  }
}
