package org.gridward.examples.host.feed.play;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what is sent, as a day that can be played again: a line of JSON for each message, at
 * the end of a file. A file that cannot be written any more is told once, and sending goes on. Safe
 * for any number of threads.
 */
public final class Recording implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

  private final Path file;
  private final BufferedWriter out;
  private boolean failed;

  private Recording(Path file, BufferedWriter out) {
    this.file = file;
    this.out = out;
  }

  /** Goes on at the end of the file, which is made where there is none. */
  public static Recording to(Path file) {
    try {
      var out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new Recording(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Recording " + file + " cannot be written: " + e + "; name a file in a folder of yours.",
          e);
    }
  }

  /** Writes one message down; it is in the file when this returns. */
  public synchronized void add(Instant at, Message message) {
    if (failed) {
      return;
    }
    try {
      out.write(new RecordedMessage(at, message).line() + "\n");
      out.flush();
    } catch (IOException e) {
      failed = true;
      LOG.warn("Recording {} ends here, for it cannot be written: {}", file, e.toString());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    failed = true;
    out.close();
  }
}
