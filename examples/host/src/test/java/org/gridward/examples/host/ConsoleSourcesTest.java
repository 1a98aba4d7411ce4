package org.gridward.examples.host;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the console's files without a browser. */
class ConsoleSourcesTest {

  private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)");
  private static final Pattern USED = Pattern.compile("\\bt\\(\\s*'([^']+)'");

  /** The oldest browser that must show the console is Chrome 90; these came later. */
  private static final Pattern TOO_NEW =
      Pattern.compile(
          "\\.at\\(|structuredClone|hasOwn\\(|randomUUID|\\.findLast|\\.toSorted|\\?\\?=|\\|\\|="
              + "|&&=|:has\\(|@container|@layer|showPopover");

  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:https?:)?//(?!www\\.w3\\.org/)[a-z0-9]");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");

  @Test
  void both_languages_have_the_same_keys_and_slots() throws Exception {
    var chinese = words("zh-CN");
    var english = words("en");

    assertThat(english.keySet()).isEqualTo(chinese.keySet());
    assertThat(english)
        .allSatisfy(
            (key, text) -> assertThat(slots(text)).as(key).isEqualTo(slots(chinese.get(key))));
    assertThat(Stream.concat(english.values().stream(), chinese.values().stream()))
        .noneMatch(String::isBlank);
  }

  @Test
  void every_key_in_use_has_words() throws Exception {
    var known = words("en").keySet();

    for (var file : files(it -> it.toString().endsWith(".js"))) {
      assertThat(USED.matcher(Files.readString(file)).results().map(it -> it.group(1)))
          .as(file.getFileName().toString())
          .allMatch(known::contains);
    }
  }

  @Test
  void no_file_needs_a_browser_newer_than_chrome_90() throws Exception {
    for (var file : files(it -> true)) {
      assertThat(seen(TOO_NEW, Files.readString(file))).as(file.getFileName().toString()).isEmpty();
    }
  }

  @Test
  void no_file_names_another_host() throws Exception {
    for (var file : files(it -> true)) {
      var text = COMMENT.matcher(Files.readString(file)).replaceAll("");
      assertThat(seen(ELSEWHERE, text)).as(file.getFileName().toString()).isEmpty();
    }
  }

  @Test
  void the_page_carries_no_inline_style_and_no_inline_script_but_the_import_map() throws Exception {
    var page = Files.readString(root().resolve("index.html"));

    assertThat(page).doesNotContain(" style=", "<style", " onload=", " onclick=");
    assertThat(seen(Pattern.compile("<script(?![^>]*src=)[^>]*>"), page))
        .containsExactly("<script type=\"importmap\">");
  }

  private static TreeSet<String> seen(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found;
  }

  private static TreeSet<String> slots(String text) {
    var found = new TreeSet<String>();
    SLOT.matcher(text).results().map(it -> it.group(1)).forEach(found::add);
    found.remove("n"); // one language needs the number for its plural, the other may not
    return found;
  }

  private static Map<String, String> words(String language) throws IOException, URISyntaxException {
    var text = Files.readString(root().resolve("i18n/" + language + ".json"));
    return ENTRY.matcher(text).results().collect(toMap(it -> it.group(1), it -> it.group(2)));
  }

  private static Iterable<Path> files(Predicate<Path> wanted)
      throws IOException, URISyntaxException {
    try (var all = Files.walk(root())) {
      return all.filter(Files::isRegularFile).filter(wanted).toList();
    }
  }

  private static Path root() throws URISyntaxException {
    return Path.of(ConsoleSourcesTest.class.getResource("/console/index.html").toURI()).getParent();
  }
}
