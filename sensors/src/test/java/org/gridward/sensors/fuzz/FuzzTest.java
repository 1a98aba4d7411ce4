package org.gridward.sensors.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Has Jazzer look for bytes that break whatever takes bytes from strangers: an exception that is
 * not meant, a hang of five seconds, memory beyond 512 MB. Some seconds for all together here;
 * {@code -Dgridward.fuzz=hikvision -Dgridward.fuzz.seconds=600} for one target and as long as one
 * likes. What it finds goes to {@code src/test/resources/fuzz/<target>} and is taken again from
 * then on.
 */
final class FuzzTest {

  private static final int SECONDS = Integer.getInteger("gridward.fuzz.seconds", 20);

  /** Would take the sockets of the test itself for those of an attacker. */
  private static final String OWN_SOCKETS =
      "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

  private static final Path FOUND = Path.of("src", "test", "resources", "fuzz");

  @TempDir private Path folder;

  static Stream<String> targets() {
    return Fuzz.targets().stream();
  }

  static Stream<String> asked() {
    var one = System.getProperty("gridward.fuzz", "");
    return one.isEmpty() ? Fuzz.ALL.stream() : Stream.of(one);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void what_was_found_once_breaks_nothing_any_more(String name) throws Exception {
    try (var target = Fuzz.target(name)) {
      for (var input : found(name)) {
        target.take(input);
      }
      for (var seed : target.seeds()) {
        target.take(seed);
      }
    }
  }

  private static List<byte[]> found(String name) throws IOException {
    var inputs = new ArrayList<byte[]>();
    var folder = FOUND.resolve(name);
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (var file : files.sorted().toList()) {
          inputs.add(Files.readAllBytes(file));
        }
      }
    }
    return inputs;
  }

  @ParameterizedTest
  @MethodSource("asked")
  void nothing_new_is_found(String name) throws Exception {
    var corpus = Files.createDirectories(folder.resolve("corpus"));
    try (var target = Fuzz.target(name)) {
      var seeds = target.seeds();
      for (var i = 0; i < seeds.size(); i++) {
        Files.write(corpus.resolve("seed-" + i), seeds.get(i));
      }
    }
    var log = folder.resolve("log");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + Fuzz.class.getName(),
                "--target_args=" + name,
                "--instrumentation_includes=org.gridward.sensors.**",
                "--disabled_hooks=" + (Fuzz.isDoor(name) ? OWN_SOCKETS : ""),
                "--custom_hook_includes=org.gridward.sensors.protocol.**",
                "--reproducer_path=" + folder,
                "-max_total_time=" + SECONDS,
                "-timeout=5",
                "-rss_limit_mb=0",
                "-max_len=4096",
                "-artifact_prefix=" + folder + "/found-",
                corpus.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var exit = process.waitFor();
    assertThat(exit).as(() -> end(log)).isZero();
    assertThat(Files.readString(log)).contains("Done ");
  }

  /** What it said at last, and where the input lies. */
  private static String end(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
