package org.gridward.resource;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Takes positions out of an unbroken track as long as the rest shows it nearly the same: Douglas
 * and Peucker's way, by the distance at the same moment.
 *
 * @param track one segment
 * @param positions its positions in WGS84
 * @param metres how far off is near enough
 * @param kept the numbers of those that stay
 * @param spans from one that stays to another, still to be looked at; a stack, as a call for each
 *     might go too deep
 */
record Thinning(
    Track track, List<Position> positions, double metres, BitSet kept, Deque<Span> spans) {

  /** From one number to another. */
  record Span(int from, int to) {}

  /** The positions that stay, as they came. */
  static List<Position> of(Track segment, double metres) {
    var wgs = segment.positions().stream().map(Line::inWgs84).toList();
    var thinning = new Thinning(segment, wgs, metres, new BitSet(), new ArrayDeque<>());
    thinning.kept.set(0);
    thinning.kept.set(wgs.size() - 1);
    thinning.spans.push(new Span(0, wgs.size() - 1));
    while (!thinning.spans.isEmpty()) {
      thinning.look(thinning.spans.pop());
    }
    return thinning.kept.stream().mapToObj(segment.positions()::get).toList();
  }

  private void look(Span span) {
    if (span.to - span.from < 2) {
      return;
    }
    var line = new Line(positions.get(span.from), positions.get(span.to));
    if (line.seconds() > track.silence().toMillis() / 1e3) {
      split(span, (span.from + span.to) >>> 1); // so long without a word would look like a break
      return;
    }
    var worst = worst(span, line);
    if (line.metresOff(positions.get(worst)) > metres) {
      split(span, worst);
    }
  }

  private int worst(Span span, Line line) {
    var worst = span.from + 1;
    var most = 0.0;
    for (var i = span.from + 1; i < span.to; i++) {
      var off = line.metresOff(positions.get(i));
      if (off > most) {
        worst = i;
        most = off;
      }
    }
    return worst;
  }

  private void split(Span span, int at) {
    kept.set(at);
    spans.push(new Span(span.from, at));
    spans.push(new Span(at, span.to));
  }
}
