package org.gridward.examples.host.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gridward.examples.host.api.EventsApi.Taken;
import org.gridward.examples.host.wiring.Works;
import org.gridward.sensors.intake.Redrive;
import org.gridward.store.CaseStore.KeptDeadLetter;

/** What nobody could read, and reading it again. */
@Controller("/api/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
public class DeadLettersApi {

  private final Works works;

  DeadLettersApi(Works works) {
    this.works = works;
  }

  /**
   * A message that nobody could read.
   *
   * @param readAt when it could be read at last
   * @param whole whether all of the message was kept, so that it can be read again
   */
  public record DeadLetterView(
      String id,
      String protocol,
      String origin,
      String peer,
      Instant receivedAt,
      Instant lastAt,
      long count,
      String reason,
      Optional<Instant> readAt,
      boolean whole,
      String base64) {

    static DeadLetterView of(KeptDeadLetter it) {
      var letter = it.letter();
      return new DeadLetterView(
          letter.id(),
          letter.protocol(),
          letter.origin(),
          letter.peer(),
          letter.receivedAt(),
          it.lastAt(),
          it.count(),
          letter.reason(),
          it.readAt(),
          letter.envelope().isPresent(),
          Base64.getEncoder().encodeToString(letter.raw().toByteArray()));
    }
  }

  /**
   * What came of a letter that was read again.
   *
   * @param problem why it is still a dead letter; absent where it is none any more
   */
  public record Reread(String id, Optional<String> problem, List<Taken> events) {

    static Reread of(Redrive.Result it) {
      return new Reread(
          it.letterId(), it.problem(), it.receipts().stream().map(Taken::of).toList());
    }
  }

  /**
   * What came of many.
   *
   * @param read how many are dead letters no more
   * @param unread those that still are
   * @param next what to ask for {@code after}, as long as there is one
   */
  public record RereadAll(int read, List<Reread> unread, Optional<String> next) {}

  /** Messages that nobody could read yet, newest first. */
  @Get
  List<DeadLetterView> deadLetters(@QueryValue(defaultValue = "50") int limit) {
    return works.store().listDeadLetters(Math.max(1, Math.min(limit, 500))).stream()
        .map(DeadLetterView::of)
        .toList();
  }

  /** One of them, whether it was read meanwhile or not. */
  @Get("/{id}")
  DeadLetterView deadLetter(String id) {
    return works
        .store()
        .findDeadLetter(id)
        .map(DeadLetterView::of)
        .orElseThrow(() -> NotHereException.of("Dead letter", id));
  }

  /** Reads one again, after its codec or mapping was mended. */
  @Post("/{id}/redrive")
  Reread redrive(String id) throws InterruptedException {
    return works
        .gateway()
        .redrive()
        .one(id)
        .map(Reread::of)
        .orElseThrow(() -> NotHereException.of("Dead letter", id));
  }

  /** Reads up to 500 again, those of a protocol or all, beginning behind {@code after}. */
  @Post("/redrive")
  RereadAll redriveAll(@QueryValue Optional<String> protocol, @QueryValue Optional<String> after)
      throws InterruptedException {
    var all = works.gateway().redrive().all(protocol, after);
    var unread = all.results().stream().filter(it -> it.problem().isPresent()).toList();
    return new RereadAll(
        all.results().size() - unread.size(), unread.stream().map(Reread::of).toList(), all.next());
  }
}
