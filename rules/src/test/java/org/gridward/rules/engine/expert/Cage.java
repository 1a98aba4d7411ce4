package org.gridward.rules.engine.expert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Watches for what an attack would leave behind, without waking the canary itself.
 *
 * @param file what attacks write
 */
record Cage(Path file) {

  private static final String PROPERTY = "gridward.canary";

  /** The first thing left behind since it was cleaned. */
  Optional<String> trace() {
    if (Files.exists(file)) {
      return Optional.of("file " + file);
    }
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .or(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(it -> it.startsWith("canary"))
                    .findFirst());
  }

  void clean() {
    System.clearProperty(PROPERTY);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
