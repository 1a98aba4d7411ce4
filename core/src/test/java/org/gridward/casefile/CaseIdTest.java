package org.gridward.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseIdTest {

  @Test
  void numbers_read_like_a_clerk_writes_them() {
    assertThat(CaseId.of(2026, 118)).hasToString("2026-000118");
    assertThat(new CaseId("2026-1000118")).isEqualTo(CaseId.of(2026, 1_000_118));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-118", "2026-0000118", "26-000118", "2026-10000000000", "2026000118"})
  void a_case_has_one_number_only(String text) {
    assertThatThrownBy(() -> new CaseId(text)).hasMessageContaining("write it like 2026-000118");
  }
}
