package org.gridward.examples.benchmarks.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A benchmark of the whole way in: processes of their own and real sockets. */
public interface Trial {

  /** What it is called on the command line. */
  String word();

  /** What it does, in a sentence. */
  String sentence();

  /**
   * Measures; what it sees on the way is printed.
   *
   * @param quick for a first look, else as long as its figures need
   * @return one line for programs
   */
  String run(boolean quick);

  /** All there are. */
  static List<Trial> all() {
    var all = new ArrayList<Trial>(List.of(Ingest.values()));
    all.add(new Connections());
    all.addAll(List.of(Overload.values()));
    return List.copyOf(all);
  }

  /** Which one a word names. */
  static Optional<Trial> find(String word) {
    return all().stream().filter(it -> it.word().equals(word)).findFirst();
  }
}
