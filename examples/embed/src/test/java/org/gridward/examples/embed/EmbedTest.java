package org.gridward.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's first screen is true: its code is this program, its output is what it prints. */
final class EmbedTest {

  private static final Path README = Path.of("../../README.md");
  private static final Path PROGRAM =
      Path.of("src/main/java/org/gridward/examples/embed/Embed.java");

  @Test
  void the_readme_prints_what_the_program_prints() throws IOException {
    assertThat(run()).containsExactlyElementsOf(blocks().get(1));
  }

  @Test
  void the_readme_shows_the_program() throws IOException {
    var program = words(Files.readAllLines(PROGRAM).stream());

    assertThat(program).contains(words(blocks().get(0).stream()));
  }

  @Test
  void the_market_cleans_up_first_because_it_is_a_dedicated_grid() throws IOException {
    assertThat(run())
        .startsWith("农贸市场管理办公室 by 2026-03-02T04:00:00Z")
        .anyMatch(it -> it.startsWith("SR-012 (派单规则.xlsx!派单规则!A5)"));
  }

  private static List<String> run() {
    var before = System.out;
    var said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      Embed.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The code blocks of the README, in their order. */
  private static List<List<String>> blocks() throws IOException {
    var parts = Files.readString(README).split("(?m)^```.*\n");
    return Stream.iterate(1, it -> it < parts.length, it -> it + 2)
        .map(it -> parts[it].lines().toList())
        .toList();
  }

  private static String words(Stream<String> lines) {
    return lines.map(String::strip).filter(it -> !it.isEmpty()).reduce("", (a, b) -> a + "\n" + b);
  }
}
