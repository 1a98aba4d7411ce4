package org.gridward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseIdTest {

  @Test
  void numbers_read_like_a_clerk_writes_them() {
    assertThat(CaseId.of(2026, 118)).hasToString("2026-000118");
  }
}
