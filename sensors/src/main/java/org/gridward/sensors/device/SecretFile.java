package org.gridward.sensors.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** A text file that holds passwords, and that only its owner may read. */
public final class SecretFile {

  private static final Set<PosixFilePermission> OPEN =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private SecretFile() {}

  /**
   * Its lines.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when everybody on this machine can read it
   */
  public static List<String> lines(Path file) throws IOException {
    if (isOpen(file)) {
      throw new IllegalArgumentException(
          "File %s holds passwords and can be read by everybody on this machine; run chmod 600 %s."
              .formatted(file, file));
    }
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  /** Whether a line says nothing: it is empty or a remark. */
  public static boolean isRemark(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private static boolean isOpen(Path file) throws IOException {
    var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix && Files.getPosixFilePermissions(file).stream().anyMatch(OPEN::contains);
  }
}
