package org.gridward.examples.benchmarks;

import org.gridward.examples.benchmarks.Decide.Gridward;
import org.gridward.examples.benchmarks.Decide.Memory;
import org.gridward.examples.benchmarks.Decide.Place;
import org.gridward.examples.benchmarks.Decide.Policy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The same decisions by other engines, each used as its guide shows: a rule or line for each row.
 */
public class Peers {

  private static final int AT_ONCE = 1 << 10;

  /** Easy Rules. */
  @State(Scope.Thread)
  public static class EasyRules {
    private RowEngine engine;

    /** Loads the policy. */
    @Setup
    public void load(Policy policy) {
      engine = new EasyRulesRows(policy.rules());
    }

    /** Closes it. */
    @TearDown
    public void close() {
      engine.close();
    }
  }

  /** Evrete. */
  @State(Scope.Thread)
  public static class Evrete {
    private RowEngine engine;

    /** Loads the policy. */
    @Setup
    public void load(Policy policy) {
      engine = new EvreteRows(policy.rules());
    }

    /** Closes it. */
    @TearDown
    public void close() {
      engine.close();
    }
  }

  /** KIE DMN. */
  @State(Scope.Thread)
  public static class KieDmn {
    private RowEngine engine;

    /** Loads the policy. */
    @Setup
    public void load(Policy policy) {
      engine = new DmnRows(policy.rules());
    }

    /** Closes it. */
    @TearDown
    public void close() {
      engine.close();
    }
  }

  /** Gridward, batch by batch. */
  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public void single(Policy policy, Place place, Gridward gridward, Memory memory, Blackhole hole) {
    new Decide().single(policy, place, gridward, memory, hole);
  }

  /** KIE DMN, the fastest of the others, one event after the other: none takes batches. */
  @Benchmark
  public Object baseline(Policy policy, Place place, KieDmn peer) {
    return peer.engine.decide(policy.event(place.advance(1)), policy.rules());
  }

  /** Evrete. */
  @Benchmark
  public Object evrete(Policy policy, Place place, Evrete peer) {
    return peer.engine.decide(policy.event(place.advance(1)), policy.rules());
  }

  /** Easy Rules. */
  @Benchmark
  public Object easyRules(Policy policy, Place place, EasyRules peer) {
    return peer.engine.decide(policy.event(place.advance(1)), policy.rules());
  }
}
