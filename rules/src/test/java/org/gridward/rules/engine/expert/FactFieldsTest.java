package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.gridward.rules.fact.expert.FactField;
import org.gridward.rules.fact.expert.FactType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of expert rules: each is documented, and each has a value. */
class FactFieldsTest {

  private static final Path DOCUMENT =
      Path.of("src/main/java/org/gridward/rules/fact/expert/package-info.java");

  static Stream<FactField> fields() {
    return Arrays.stream(FactType.values()).flatMap(it -> it.fields().stream()).distinct();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void every_field_and_word_is_documented(FactField field) throws IOException {
    var document = Files.readString(DOCUMENT);

    assertThat(document).containsPattern("\\b" + field.name() + "\\b");
    assertThat(field.words()).allSatisfy(it -> assertThat(document).contains(it));
  }

  @Test
  void every_field_of_a_full_event_has_a_value_of_its_kind() {
    var full =
        Scenes.car().event().toBuilder()
            .nativeKind("vehicle.parked")
            .componentId("330421-1")
            .attribute("owner", "城管局")
            .build();

    for (var fact : Seen.of(Scenes.facts(full, Scenes.VILLAGE), Set.of(FactType.values()))) {
      for (var field : fact.type().fields()) {
        assertThat(fact.values().get(field.name()))
            .as(field.name())
            .isInstanceOf(
                switch (field.kind()) {
                  case TEXT -> String.class;
                  case NUMBER -> Double.class;
                  case TRUTH -> Boolean.class;
                  case TEXTS -> Set.class;
                });
      }
    }
  }
}
