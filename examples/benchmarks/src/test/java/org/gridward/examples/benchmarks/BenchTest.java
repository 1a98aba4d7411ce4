package org.gridward.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridward.examples.benchmarks.ingest.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

  @TempDir Path folder;

  private record Answer(int exit, List<String> lines) {}

  @Test
  void the_list_names_every_class_that_measures() throws Exception {
    var listed = bench("list");

    assertThat(listed.lines()).hasSize(Measurement.values().length + Trial.all().size());
    assertThat(listed.lines()).allMatch(it -> it.matches("[a-z0-9-]+  [A-Z].*\\."));
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var measuring =
          files
              .filter(it -> it.toString().endsWith(".java"))
              .filter(it -> read(it).contains("@Benchmark\n"))
              .map(it -> it.getFileName().toString().replace(".java", ""));
      assertThat(measuring)
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Measurement.values())
                  .map(it -> it.code().getSimpleName())
                  .distinct()
                  .toList());
    }
  }

  @Test
  void the_last_line_of_a_run_is_json() throws Exception {
    var lines = bench("crs", "--quick").lines();

    var json = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(json.get("name").asText()).isEqualTo("crs");
    assertThat(json.get("value").asDouble()).isPositive();
    assertThat(json.get("unit").asText()).isEqualTo("ns");
    assertThat(json.get("bytesPerOp").isNumber()).isTrue();
  }

  @Test
  void an_unknown_name_is_refused() throws Exception {
    var answer = bench("gird-build");

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.lines())
        .containsExactly(
            "bench: \"gird-build\" names no benchmark; write bench NAME [--quick] with a name of"
                + " bench list.");
  }

  private Answer bench(String... words) throws Exception {
    var out = folder.resolve("out");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName()));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return new Answer(process.waitFor(), Files.readAllLines(out, StandardCharsets.UTF_8));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
