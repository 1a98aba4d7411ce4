package org.gridward.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenFilesTest {

  @Test
  void connections_leave_room_for_the_store() {
    assertThat(OpenFiles.check(20_000, 21_000)).isTrue();
    assertThat(OpenFiles.check(20_000, 20_999)).isFalse();
  }
}
