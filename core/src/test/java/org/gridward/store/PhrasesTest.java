package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhrasesTest {

  private final Phrases phrases = new Phrases();

  @Test
  void what_is_said_again_is_learned_once_and_has_its_number_then() {
    assertThat(phrases.number("a")).isEqualTo(Phrases.NONE);
    assertThat(phrases.takeNews()).isEmpty();

    assertThat(phrases.number("a")).isEqualTo(Phrases.NONE);
    var news = phrases.takeNews();
    assertThat(news).containsExactly("a");
    assertThat(phrases.number("a")).isEqualTo(Phrases.NONE);
    assertThat(phrases.takeNews()).isEmpty();

    phrases.learned(news, List.of(7L));
    assertThat(phrases.number("a")).isEqualTo(7);
    assertThat(phrases.takeNews()).isEmpty();
  }

  @Test
  void what_could_not_be_learned_is_learned_when_it_is_said_again() {
    phrases.number("a");
    phrases.number("a");
    phrases.learned(phrases.takeNews(), List.of());

    assertThat(phrases.number("a")).isEqualTo(Phrases.NONE);
    assertThat(phrases.takeNews()).containsExactly("a");
  }

  @Test
  void what_was_not_said_for_long_is_forgotten() {
    IntStream.range(0, 2).forEach(it -> phrases.number("a"));
    phrases.learned(phrases.takeNews(), List.of(7L));
    IntStream.range(0, 9_999).forEach(phrases::number);
    assertThat(phrases.number("a")).isEqualTo(7);

    IntStream.range(10_000, 20_000).forEach(phrases::number);
    assertThat(phrases.number("a")).isEqualTo(Phrases.NONE);
    assertThat(phrases.takeNews()).isEmpty();
  }
}
