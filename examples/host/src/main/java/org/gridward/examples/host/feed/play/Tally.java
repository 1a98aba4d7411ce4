package org.gridward.examples.host.feed.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gridward.examples.host.feed.play.Answer.Kind;

/** Counts what came of every message, and names the first that were not taken. Thread-safe. */
final class Tally {

  private static final int MOST_NAMED = 20;

  private final PrintWriter err;
  private final List<String> unsendable;
  private final long began = System.nanoTime();
  private final Map<Kind, TreeMap<String, Long>> answers = new EnumMap<>(Kind.class);
  private long sent;
  private long retries;
  private long named;

  Tally(PrintWriter err, List<String> unsendable) {
    this.err = err;
    this.unsendable = unsendable;
    for (var kind : Kind.values()) {
      answers.put(kind, new TreeMap<>());
    }
    unsendable.forEach(it -> err.println("not sent: " + it));
    err.flush();
  }

  synchronized void sent() {
    sent++;
  }

  synchronized void add(String name, Answer answer) {
    retries += answer.retries();
    answers.get(answer.kind()).merge(answer.words(), 1L, Long::sum);
    if (answer.kind() != Kind.ACKNOWLEDGED && ++named <= MOST_NAMED) {
      var what = answer.kind() == Kind.REFUSED ? "refused" : "lost";
      err.println("%s: %s, %s".formatted(what, name, answer.words()));
      if (named == MOST_NAMED) {
        err.println("more of these are only counted");
      }
      err.flush();
    }
  }

  /** Whether the host took all there was. */
  synchronized boolean isFine() {
    return unsendable.isEmpty() && count(Kind.ACKNOWLEDGED) == sent;
  }

  private long count(Kind kind) {
    return answers.get(kind).values().stream().mapToLong(it -> it).sum();
  }

  private long unanswered() {
    return sent - count(Kind.ACKNOWLEDGED) - count(Kind.REFUSED) - count(Kind.LOST);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** For people, in one line. */
  synchronized String text() {
    return "%d sent in %.1f s: %d acknowledged%s, %d refused%s, %d lost; %d retries, %d not sent"
        .formatted(
            sent,
            elapsed().toMillis() / 1e3,
            count(Kind.ACKNOWLEDGED),
            details(Kind.ACKNOWLEDGED),
            count(Kind.REFUSED),
            details(Kind.REFUSED),
            count(Kind.LOST) + unanswered(),
            retries,
            unsendable.size());
  }

  private String details(Kind kind) {
    return answers.get(kind).isEmpty()
        ? ""
        : answers.get(kind).entrySet().stream()
            .map(it -> it.getKey() + ": " + it.getValue())
            .collect(Collectors.joining("; ", " (", ")"));
  }

  /** For programs, in one line. */
  synchronized String json() {
    var line = new ObjectMapper().createObjectNode();
    line.put("sent", sent).put("acknowledged", count(Kind.ACKNOWLEDGED));
    var refused = line.putObject("refused");
    answers.get(Kind.REFUSED).forEach(refused::put);
    line.put("lost", count(Kind.LOST) + unanswered()).put("retries", retries);
    var notSent = line.putArray("notSent");
    unsendable.forEach(notSent::add);
    return line.put("seconds", elapsed().toMillis() / 1e3).toString();
  }
}
