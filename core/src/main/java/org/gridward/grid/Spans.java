package org.gridward.grid;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The spans of time between which the town is cut anew. The first reaches back for ever and the
 * last on for ever, so that an event always has grids. The index of a span is built when it is
 * first asked for, the last one at once. Safe for any number of threads.
 */
final class Spans {

  private final Ground ground;
  private final long mostBytes;
  private final List<Instant> moments; // one of each span, at or after its beginning
  private final AtomicReferenceArray<GridIndex> built;

  Spans(Ground ground, long mostBytes) {
    this.ground = ground;
    this.mostBytes = mostBytes;
    this.moments =
        Validity.spans(ground.grids().stream().map(Grid::validity).collect(Collectors.toSet()));
    this.built = new AtomicReferenceArray<>(moments.size());
  }

  /** When one span ends and the next begins. */
  List<Instant> changes() {
    return moments.subList(1, moments.size());
  }

  GridIndex last() {
    return span(moments.size() - 1);
  }

  GridIndex at(Instant moment) {
    var span = moments.size() - 1;
    while (span > 0 && moment.isBefore(moments.get(span))) {
      span--;
    }
    return span(span);
  }

  private GridIndex span(int span) {
    var index = built.get(span);
    return index == null ? build(span) : index;
  }

  private synchronized GridIndex build(int span) {
    var before = built.get(span);
    if (before != null) {
      return before;
    }
    var grids = ground.grids();
    var valid =
        IntStream.range(0, grids.size())
            .filter(it -> grids.get(it).validity().has(moments.get(span)));
    var index = new GridIndex(ground, this, new GridSet(ground, valid.toArray(), mostBytes));
    built.set(span, index);
    return index;
  }
}
