package org.gridward.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-30T11:20:07.123456789Z",
        "2026-11-30T11:20:07Z",
        "2026-11-30T11:20:07.000000001Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T16:00:00.25Z",
        "1969-12-31T23:59:59.5Z"
      })
  void moments_stand_as_the_module_for_them_writes_them(Instant moment)
      throws JsonProcessingException {
    var plain =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    var written = new String(Bodies.write(moment), UTF_8);

    assertThat(written).isEqualTo(plain.writeValueAsString(moment));
    assertThat(Bodies.read(written, Instant.class)).isEqualTo(moment);
  }
}
