package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class InboundTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:05Z");

  @Test
  void header_names_match_in_any_case_and_the_first_of_two_counts() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("CE-Id", "1");
    headers.put("ce-id", "2");

    var in = Inbound.http("test", "/", new byte[0], NOW).headers(headers).build();

    assertThat(in.header("cE-iD")).contains("1");
    assertThat(in.header("ce-type")).isEmpty();
  }

  @Test
  void segments_come_from_the_tail_and_leave_empty_ones_out() {
    var posted = Inbound.http("test", "/alerts/test/a//b/", new byte[0], NOW).tail("a//b/").build();
    var published = Inbound.mqtt("test", "x/y", new byte[0], NOW).build();

    assertThat(posted.segments()).containsExactly("a", "b");
    assertThat(published.segments()).containsExactly("x", "y");
  }
}
