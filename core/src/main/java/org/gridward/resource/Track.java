package org.gridward.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where one resource was, moment by moment (轨迹). Personal data where the resource is a person.
 * Immutable; safe for any number of threads.
 *
 * <p>Between two positions it is taken to have gone straight and evenly, unless the line breaks
 * there: it was silent for too long, or would have gone faster than {@link
 * #MOST_METRES_PER_SECOND}. Such a leap is a wrong position more often than a fast car; all
 * positions are kept, and nothing is drawn or guessed across a break.
 *
 * @param positions of one resource, in order of time; of several at one moment the first counts
 * @param silence after so long without a position the line breaks; more than 0
 */
public record Track(List<Position> positions, Duration silence) {

  /** A track breaks after so long without a position where nothing else is said. */
  public static final Duration SILENCE = Duration.ofMinutes(5);

  /** Faster nobody goes in a town: 252 km/h. */
  public static final double MOST_METRES_PER_SECOND = 70;

  /** Why a line breaks. */
  public enum Cause {
    /** Nothing was heard for too long. */
    SILENCE,
    /** The next position is farther away than anything could have gone. */
    LEAP
  }

  /**
   * Where a line breaks.
   *
   * @param from the last moment before
   * @param to the first moment after
   * @param cause why
   */
  public record Break(Instant from, Instant to, Cause cause) {}

  public Track {
    if (silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException(
          "A track that breaks after " + silence + " has no line; write more than 0.");
    }
    positions = inOrder(positions);
  }

  private static List<Position> inOrder(List<Position> positions) {
    var sorted = new ArrayList<Position>(positions.size());
    positions.stream()
        .sorted(Comparator.comparing(Position::at))
        .filter(it -> sorted.isEmpty() || isNext(sorted.get(sorted.size() - 1), it))
        .forEach(sorted::add);
    return List.copyOf(sorted);
  }

  private static boolean isNext(Position before, Position position) {
    if (!before.resourceId().equals(position.resourceId())) {
      throw new IllegalArgumentException(
          "A track holds positions of \"%s\" and of \"%s\"; make one for each."
              .formatted(before.resourceId(), position.resourceId()));
    }
    return position.at().isAfter(before.at());
  }

  /** A track that breaks after {@link #SILENCE}. */
  public static Track of(List<Position> positions) {
    return new Track(positions, SILENCE);
  }

  /** The same positions, broken after another silence. */
  public Track withSilence(Duration other) {
    return new Track(positions, other);
  }

  /**
   * Where it was at a moment: a position in WGS84 on the line between those before and after. Empty
   * before the first, after the last, and inside a break.
   */
  public Optional<Position> at(Instant moment) {
    var after = after(moment);
    if (after > 0 && positions.get(after - 1).at().equals(moment)) {
      return Optional.of(Line.inWgs84(positions.get(after - 1)));
    }
    if (after == 0 || after == positions.size() || cause(after).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(Line.of(positions.get(after - 1), positions.get(after)).at(moment));
  }

  /** The number of the first position after a moment. */
  private int after(Instant moment) {
    var low = 0;
    var high = positions.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (positions.get(middle).at().isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Why the line breaks before that position, if it does. */
  private Optional<Cause> cause(int number) {
    var from = positions.get(number - 1);
    var to = positions.get(number);
    var pause = Duration.between(from.at(), to.at());
    if (pause.compareTo(silence) > 0) {
      return Optional.of(Cause.SILENCE);
    }
    var line = Line.of(from, to);
    return line.metres() > MOST_METRES_PER_SECOND * line.seconds()
        ? Optional.of(Cause.LEAP)
        : Optional.empty();
  }

  /** Where the line breaks, in order of time. */
  public List<Break> breaks() {
    var breaks = new ArrayList<Break>();
    for (var i = 1; i < positions.size(); i++) {
      var from = positions.get(i - 1).at();
      var to = positions.get(i).at();
      cause(i).ifPresent(it -> breaks.add(new Break(from, to, it)));
    }
    return List.copyOf(breaks);
  }

  /** The unbroken parts of the line, in order of time; one position alone is a part too. */
  public List<Track> segments() {
    var segments = new ArrayList<Track>();
    var start = 0;
    for (var i = 1; i <= positions.size(); i++) {
      if (i == positions.size() || cause(i).isPresent()) {
        segments.add(new Track(positions.subList(start, i), silence));
        start = i;
      }
    }
    return List.copyOf(segments);
  }

  /**
   * The same track with fewer positions: at every moment it shows the resource within so many
   * metres of where this one shows it, so stops stay stops; its breaks are the same.
   *
   * @param metres 0 or more
   */
  public Track thinned(double metres) {
    if (!(metres >= 0)) {
      throw new IllegalArgumentException(
          "A track was to be thinned by " + metres + " m; write 0 or more.");
    }
    return new Track(
        segments().stream().flatMap(it -> Thinning.of(it, metres).stream()).toList(), silence);
  }
}
