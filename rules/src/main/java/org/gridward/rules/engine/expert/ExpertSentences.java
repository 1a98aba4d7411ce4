package org.gridward.rules.engine.expert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Ready sentences for expert rules (专家规则句式), to be laid into a policy folder. */
public final class ExpertSentences {

  private ExpertSentences() {}

  /** The text of a {@code .dsl} file with Chinese sentences for every field of an event. */
  public static String chinese() {
    try (var in = ExpertSentences.class.getResourceAsStream("sentences-zh.dsl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("sentences-zh.dsl cannot be read: " + e.getMessage(), e);
    }
  }
}
