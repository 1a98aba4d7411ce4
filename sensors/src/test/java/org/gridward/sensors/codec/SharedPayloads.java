package org.gridward.sensors.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Captures and specification examples that lie beside the project; read there, never copied. */
public final class SharedPayloads {

  private SharedPayloads() {}

  /**
   * The bytes of a file such as {@code hikvision/01.xml}; the test is skipped where it is absent.
   */
  public static byte[] read(String name) throws IOException {
    var file = folder().map(it -> it.resolve(name)).filter(Files::isRegularFile);
    Assumptions.assumeTrue(
        file.isPresent(), "Skipped: ../shared/data/payloads/" + name + " is not here.");
    return Files.readAllBytes(file.orElseThrow());
  }

  /** The folder of a protocol, or empty where there is none. */
  public static Optional<Path> folder() {
    var at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (at != null && !Files.exists(at.resolve(".ci"))) {
      at = at.getParent();
    }
    return Optional.ofNullable(at)
        .map(it -> it.resolveSibling("shared").resolve("data").resolve("payloads"))
        .filter(Files::isDirectory);
  }
}
