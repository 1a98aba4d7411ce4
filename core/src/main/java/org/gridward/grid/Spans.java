package org.gridward.grid;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The spans of time between which the town is cut anew. The index of a span is built when it is
 * first asked for, the last one at once. Safe for any number of threads.
 */
final class Spans {

  private final Ground ground;
  private final long mostBytes;
  private final List<Instant> changes;
  private final AtomicReferenceArray<GridIndex> built;

  Spans(Ground ground, long mostBytes) {
    this.ground = ground;
    this.mostBytes = mostBytes;
    this.changes =
        ground.grids().stream()
            .map(Grid::validity)
            .distinct()
            .flatMap(it -> Stream.concat(it.from().stream(), it.to().stream()))
            .distinct()
            .sorted()
            .toList();
    this.built = new AtomicReferenceArray<>(changes.size() + 1);
  }

  List<Instant> changes() {
    return changes;
  }

  GridIndex last() {
    return span(changes.size());
  }

  GridIndex at(Instant moment) {
    var span = 0;
    while (span < changes.size() && !moment.isBefore(changes.get(span))) {
      span++;
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
    var moment = span == 0 ? Instant.MIN : changes.get(span - 1);
    var grids = ground.grids();
    var valid = IntStream.range(0, grids.size()).filter(it -> grids.get(it).validity().has(moment));
    var index = new GridIndex(ground, this, new GridSet(ground, valid.toArray(), mostBytes));
    built.set(span, index);
    return index;
  }
}
