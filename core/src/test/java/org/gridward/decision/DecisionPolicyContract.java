package org.gridward.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DecisionPolicy} must do. Extend it and say how yours is opened. */
public abstract class DecisionPolicyContract {

  private static final Instant MONDAY_10 = Instant.parse("2026-03-02T02:00:00Z");
  private static final List<String> KINDS =
      List.of("city.garbage", "gas.leak", "video.parking", "video.motion", "unheard.of", "?");

  private DecisionPolicy policy;

  /** A policy that is ready to decide. */
  protected abstract DecisionPolicy open() throws Exception;

  @BeforeEach
  void openPolicy() throws Exception {
    policy = open();
  }

  /** From every source, with every kind, with and without words; none tells where it was. */
  private static List<LocatedEvent> events() {
    var texts = List.of("", "垃圾堆在路边 🚮", "x".repeat(Event.LONGEST_TEXT));
    var events = new ArrayList<LocatedEvent>();
    for (var source : Source.values()) {
      for (var kind : KINDS) {
        for (var text : texts) {
          var id = new EventId("contract-" + events.size());
          var event = Event.builder(id, source, kind, MONDAY_10).text(text).category("9999");
          events.add(LocatedEvent.nowhere(event.build()));
        }
      }
    }
    return events;
  }

  @Test
  void every_event_gets_an_answer_of_the_revision_that_is_told() {
    assertThat(policy.decide(events()))
        .hasSameSizeAs(events())
        .allSatisfy(it -> assertThat(it.explanation().revision()).isEqualTo(policy.revision()));
    assertThat(policy.decide(List.of())).isEmpty();
  }

  @Test
  void answers_stand_in_the_order_of_the_events_and_are_the_same_alone() {
    var events = events();
    Collections.shuffle(events, new Random(5));

    var together = policy.decide(events);

    for (var i = 0; i < events.size(); i += 7) {
      assertThat(policy.decide(events.get(i))).isEqualTo(together.get(i));
    }
  }

  @Test
  void any_number_of_threads_get_the_same_answers() throws Exception {
    var events = events();
    var alone = policy.decide(events);
    var threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<Decision>> ask = () -> policy.decide(events);
      for (var answer : threads.invokeAll(Collections.nCopies(20, ask))) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
