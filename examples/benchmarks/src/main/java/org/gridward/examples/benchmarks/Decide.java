package org.gridward.examples.benchmarks;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Decisions on a policy of so many rows: all four stages of an event, from the event as it was
 * located to the numbers of all rows that hold. Kinds are uniform, the worst case for grouping.
 */
public class Decide {

  private static final int COUNT = 1 << 14;
  private static final int AT_ONCE = 1 << 10;

  /** The policy and the events. */
  @State(Scope.Benchmark)
  public static class Policy {

    /** How many rows. */
    @Param("1000")
    public int rows;

    /** How many events are decided at once, a power of two. */
    @Param("256")
    public int batch;

    private RuleSet rules;
    private List<LocatedEvent> events;

    /** Draws them. */
    @Setup
    public void draw() {
      var sheets = new PolicySheets(rows, 7);
      rules = sheets.read();
      events = new PolicyEvents(11).draw(COUNT, sheets.categories());
    }

    RuleSet rules() {
      return rules;
    }

    LocatedEvent event(int at) {
      return events.get(at);
    }
  }

  /** Which of the events a thread decides next. */
  @State(Scope.Thread)
  public static class Place {
    private int next;

    /** Where the next so many events begin. */
    int advance(int count) {
      next = next + count & COUNT - 1;
      return next;
    }
  }

  /** Gridward. */
  @State(Scope.Benchmark)
  public static class Gridward {
    private static final int WORKERS = 8;
    private Engine engine;
    private ExecutorService threads;
    private long workerKilobytes;

    /** Opens it, and weighs a worker. */
    @Setup
    public void open(Policy policy) throws Exception {
      engine = Engine.of(policy.rules);
      threads = Executors.newFixedThreadPool(WORKERS);
      meet(policy.events, 1);
      var before = used();
      meet(policy.events, WORKERS);
      workerKilobytes = Math.max(0, used() - before) / (WORKERS - 1) / 1_024;
    }

    private static long used() {
      for (var i = 0; i < 3; i++) {
        System.gc();
      }
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Lets so many threads decide all events, none before all have begun. */
    private void meet(List<LocatedEvent> events, int count) throws Exception {
      var barrier = new CyclicBarrier(count);
      var waiting =
          new AbstractList<LocatedEvent>() {
            @Override
            public LocatedEvent get(int index) {
              if (index == 0) {
                await(barrier);
              }
              return events.get(index);
            }

            @Override
            public int size() {
              return events.size();
            }
          };
      var tasks = new ArrayList<Callable<Object>>();
      for (var i = 0; i < count; i++) {
        tasks.add(() -> engine.judge(waiting).size());
      }
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    }

    private static void await(CyclicBarrier barrier) {
      try {
        barrier.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    /** Closes it. */
    @TearDown
    public void close() {
      threads.shutdown();
      engine.close();
    }
  }

  /** What a worker takes. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Memory {

    /** Beside what all workers of a revision share. */
    public long workerKilobytes;
  }

  /** The limit. */
  @State(Scope.Thread)
  public static class Limit {
    private PlainJava plain;

    /** Builds its table. */
    @Setup
    public void build(Policy policy) {
      plain = new PlainJava(policy.rules);
    }
  }

  /** Drools as it is mostly used. */
  @State(Scope.Thread)
  public static class Rules {
    private RulePerRow each;

    /** Compiles them. */
    @Setup
    public void compile(Policy policy) {
      each = new RulePerRow(policy.rules);
    }

    /** Ends the session. */
    @TearDown
    public void close() {
      each.close();
    }
  }

  /** Batch by batch. */
  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public void single(Policy policy, Place place, Gridward gridward, Memory memory, Blackhole hole) {
    batches(policy, place, gridward, hole);
    memory.workerKilobytes = gridward.workerKilobytes;
  }

  private static void batches(Policy policy, Place place, Gridward gridward, Blackhole hole) {
    var from = place.advance(AT_ONCE);
    for (var i = from; i < from + AT_ONCE; i += policy.batch) {
      hole.consume(gridward.engine.judge(policy.events.subList(i, i + policy.batch)));
    }
  }

  /** One event after the other. */
  @Benchmark
  public Object oneByOne(Policy policy, Place place, Gridward gridward) {
    return gridward.engine.judge(List.of(policy.event(place.advance(1))));
  }

  /** Batch by batch in two threads; the time of both is that of twice as many events. */
  @Benchmark
  @Threads(2)
  @OperationsPerInvocation(2 * AT_ONCE)
  public void twoWorkers(Policy policy, Place place, Gridward gridward, Blackhole hole) {
    batches(policy, place, gridward, hole);
  }

  /** Plain Java. */
  @Benchmark
  public Object baseline(Policy policy, Place place, Limit limit) {
    return limit.plain.decide(policy.event(place.advance(1)));
  }

  /** One Drools rule for each row. */
  @Benchmark
  public Object rulePerRow(Policy policy, Place place, Rules rules) {
    return rules.each.decide(policy.event(place.advance(1)), policy.rules);
  }
}
