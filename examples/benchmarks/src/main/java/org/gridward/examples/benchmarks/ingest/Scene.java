package org.gridward.examples.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.gridward.examples.benchmarks.PolicyFolder;
import org.gridward.examples.benchmarks.parts.Child;
import org.gridward.examples.benchmarks.parts.Town;

/** A folder with the town's policy, and the processes that work in it; both go with it. */
final class Scene implements AutoCloseable {

  private final Path folder;
  private final Deque<Child> children = new ArrayDeque<>();

  Scene() {
    try {
      folder = Files.createTempDirectory("ingest");
      PolicyFolder.write(folder.resolve("policy"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Starts a program and waits until it is ready. */
  Child start(Class<?> main, List<String> flags, String... arguments) {
    children.push(Child.start(main, flags, arguments));
    return children.peek();
  }

  /**
   * Starts a town.
   *
   * @param heap as {@code -Xmx} has it
   * @param broker its address, or {@code -}
   * @param queue how many messages its intake takes on at once
   */
  Child town(String heap, String broker, int queue) {
    return start(
        Town.class,
        List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseParallelGC"),
        folder.toString(),
        broker,
        Integer.toString(queue));
  }

  /**
   * Starts devices.
   *
   * @param transport {@code http}, {@code tcp} or {@code mqtt}
   * @param allOpen whether each message opens a case
   */
  Child sender(String transport, int port, int connections, boolean allOpen) {
    return start(
        Sender.class,
        List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"),
        transport,
        Integer.toString(port),
        Integer.toString(connections),
        allOpen ? "b" : "a",
        allOpen ? "all" : "mix");
  }

  @Override
  public void close() {
    children.forEach(Child::close);
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
