package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of {@link RecordedMessage}s, one in each line, in the order in which they were sent. A
 * moment before the one above it counts as the same. The whole file is checked before anything is
 * sent, and never held in memory.
 */
final class RecordedDay implements Script {

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

  private final Path file;
  private final Set<Transport> transports = EnumSet.noneOf(Transport.class);
  private Duration length = Duration.ZERO;

  private RecordedDay(Path file) {
    this.file = file;
  }

  /**
   * Reads it through.
   *
   * @throws IllegalArgumentException that names the first line that is wrong, or says that there is
   *     none at all
   * @throws IOException when it cannot be read
   */
  static RecordedDay check(Path file) throws IOException {
    var day = new RecordedDay(file);
    try (var all = day.open()) {
      all.forEach(
          it -> {
            day.transports.add(Transport.of(it.message()));
            day.length = it.since();
          });
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new IllegalArgumentException(file + " is not UTF-8; write it so.", e);
      }
      throw e.getCause();
    }
    if (day.transports.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no message; write one in each line.");
    }
    return day;
  }

  @Override
  public Stream<Due> open() throws IOException {
    var reader = new Reader();
    return Files.lines(file).map(reader::next).flatMap(it -> it);
  }

  @Override
  public Duration round() {
    return length.plus(BETWEEN_ROUNDS);
  }

  @Override
  public Set<Transport> transports() {
    return transports;
  }

  @Override
  public List<String> unsendable() {
    return List.of();
  }

  /** Knows which line it is at, and when the first was sent. */
  private final class Reader {

    private int number;
    private Instant first;
    private Duration latest = Duration.ZERO;

    Stream<Due> next(String line) {
      number++;
      if (line.isBlank()) {
        return Stream.empty();
      }
      var name = "%s, line %d".formatted(file, number);
      var recorded = read(name, line);
      first = first == null ? recorded.at() : first;
      var since = Duration.between(first, recorded.at());
      latest = since.compareTo(latest) > 0 ? since : latest;
      return Stream.of(new Due(name, latest, recorded.message()));
    }

    private RecordedMessage read(String name, String line) {
      try {
        return RecordedMessage.read(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
    }
  }
}
