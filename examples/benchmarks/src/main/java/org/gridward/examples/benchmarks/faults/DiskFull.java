package org.gridward.examples.benchmarks.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The disk of the host's data is full for a while. It is a small one in memory. */
record DiskFull() implements Fault {

  private static final int PER_SECOND = 300;
  private static final String SIZE = "128m";
  private static final Duration LENGTH = Duration.ofMinutes(5);
  private static final Duration BRIEFLY = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int[] PIECES = {1 << 20, 1 << 12, 1};

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public Report.Row run(Path folder, boolean brief) throws IOException {
    var disk = Files.createDirectory(folder.resolve("disk"));
    if (!isDone("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString())) {
      return Report.Row.skipped(name(), "only root may mount a disk");
    }
    try {
      return run(folder, disk, brief ? BRIEFLY : LENGTH);
    } finally {
      isDone("umount", disk.toString());
    }
  }

  private static boolean isDone(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private Report.Row run(Path folder, Path disk, Duration length) {
    var data = disk.resolve("data");
    try (var scene = Scene.start(folder, data, Transport.HTTP, PER_SECOND, Scene.NO_GARBAGE)) {
      scene.awaitMore(PER_SECOND);
      var filler = disk.resolve("filler");
      fill(filler);
      var before = scene.ledger().count();
      var ready = readiness(scene.host(), length);
      var meanwhile = scene.ledger().count() - before;
      var reads = scene.host().status("/api/cases?limit=1");
      var next = scene.untilNext(() -> delete(filler));
      return scene
          .row(name(), 1, List.of(next))
          .with(
              "%d acknowledged while it was full; ready in %d %% of the looks; reading answers %d"
                  .formatted(meanwhile, ready, reads));
    }
  }

  /** In how many of a hundred looks the host said that it is ready. */
  private static int readiness(Host host, Duration length) {
    var looks = 0;
    var ready = 0;
    for (var end = System.nanoTime() + length.toNanos(); System.nanoTime() < end; looks++) {
      ready += host.isReady() ? 1 : 0;
      Wait.pass(LOOK);
    }
    return 100 * ready / looks;
  }

  private static void fill(Path filler) {
    try (var out = Files.newOutputStream(filler)) {
      for (var piece : PIECES) {
        fill(() -> out.write(new byte[piece]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Piece {
    void write() throws IOException;
  }

  private static void fill(Piece piece) {
    try {
      while (true) {
        piece.write();
      }
    } catch (IOException e) {
      // there is no room for one more
    }
  }

  private static void delete(Path filler) {
    try {
      Files.delete(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
