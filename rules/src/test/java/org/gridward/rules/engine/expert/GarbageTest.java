package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gridward.rules.workbook.Issues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is made of a good rule by chance is taken or refused; nothing else happens. */
class GarbageTest {

  private static final int TRIES = 4_000;

  private static final List<String> WORDS =
      List.of(
          "rule",
          "when",
          "then",
          "end",
          "not",
          "exists",
          "or",
          "and",
          "from",
          "eval",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          ";",
          ":",
          ":=",
          "==",
          "=",
          "&&",
          "||",
          "!",
          "?",
          "/",
          "/*",
          "*/",
          "//",
          "\"",
          "$e",
          "$x",
          "Event",
          "Reading",
          "hour",
          "this",
          "null",
          "true",
          "-",
          "1",
          "1.5.2",
          "in",
          "contains",
          "matches",
          "query",
          "declare",
          "import",
          "package",
          "function",
          "global",
          "salience",
          "enabled",
          "extends",
          "accumulate",
          "forall",
          "over",
          "window",
          "do",
          "if",
          "break",
          ".",
          "#",
          "+",
          "\n",
          "“",
          "占道",
          "\u0000");

  @TempDir private Path folder;

  @Test
  void garbage_is_taken_or_refused_with_a_place() {
    var random = new Random(4);
    var refused = 0;
    for (var i = 0; i < TRIES; i++) {
      var file = List.of("a.drl", "a.dslr", "a.dsl").get(i % 3);
      Scenes.write(folder, file, mutated(random));
      var issues = new Issues();

      Scenes.read(folder, issues);

      refused += issues.all().isEmpty() ? 0 : 1;
      assertThat(issues.all()).allSatisfy(it -> assertThat(it.cell()).matches("\\d+:\\d+"));
    }
    assertThat(refused).isBetween(TRIES / 2, TRIES);
  }

  private static String mutated(Random random) {
    var good =
        "rule \"r\" salience 1 when $e : Event( hour > 1 , $v : value in ( 1 , 2 ) ) not Reading ( "
            + "value > $v ) then $e . hit ( \"SR-013\" ) ; end";
    var words = new ArrayList<>(List.of(good.split(" ")));
    for (var left = random.nextInt(4); left >= 0; left--) {
      var at = random.nextInt(words.size());
      switch (random.nextInt(3)) {
        case 0 -> words.remove(at);
        case 1 -> words.set(at, WORDS.get(random.nextInt(WORDS.size())));
        default -> words.add(at, WORDS.get(random.nextInt(WORDS.size())));
      }
    }
    return String.join(" ", words);
  }
}
