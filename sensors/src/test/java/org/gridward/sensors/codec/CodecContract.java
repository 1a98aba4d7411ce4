package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gridward.event.Event;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every codec promises. A codec's test extends this and puts samples of its protocol, with
 * what they must be read as, into {@code src/test/resources/<protocol>/}.
 */
public abstract class CodecContract {

  private static final int INPUTS = 10_000;
  private static final String ALPHABET = "{}[]\":,<>/=&;!- \r\n\t0159.eE+tfnaxé漢\u0000\uFFFD";

  /** The codec on trial. */
  protected abstract Codec codec();

  private List<Sample> samples() {
    return Sample.ofProtocol(codec().protocol());
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_read_as_expected() {
    assertThat(samples()).isNotEmpty();
    return samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.toString(),
                    () ->
                        assertThat(sample.decodedBy(codec()))
                            .as(sample.toString())
                            .isEqualTo(sample.expected())));
  }

  @Test
  void the_same_message_gives_the_same_ids_and_different_messages_different_ones() {
    for (var sample : samples()) {
      assertThat(ids(sample)).isEqualTo(ids(sample)).doesNotHaveDuplicates();
    }
  }

  private List<String> ids(Sample sample) {
    return read(sample.inbound()).stream().map(it -> it.id().value()).toList();
  }

  @Test
  void every_word_for_a_kind_stands_in_the_table_or_is_the_devices_own() {
    for (var sample : samples()) {
      for (var event : read(sample.inbound())) {
        var known = Kinds.find(event.kind()).isPresent();
        var own = event.kind().startsWith("native.") || event.kind().startsWith("org.example.");
        assertThat(known || own).as(event.kind() + " of " + sample).isTrue();
      }
    }
  }

  @Test
  void garbage_yields_only_malformed_payloads_or_events() {
    var random = new Random(20260302);
    for (var sample : samples()) {
      for (var i = 0; i < INPUTS / samples().size(); i++) {
        read(sample.inbound(garbage(random, sample.body())));
      }
    }
  }

  /** Bytes without sense, characters without sense, or a sample with some bytes changed. */
  private static byte[] garbage(Random random, byte[] sample) {
    var form = random.nextInt(4);
    if (form == 0) {
      var bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      return bytes;
    }
    if (form == 1) {
      var text = new StringBuilder();
      random
          .ints(random.nextInt(200), 0, ALPHABET.length())
          .forEach(it -> text.append(ALPHABET.charAt(it)));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }
    var bytes = sample.clone();
    for (var i = random.nextInt(8); i >= 0 && bytes.length > 0; i--) {
      var odd = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      bytes[random.nextInt(bytes.length)] = form == 2 ? (byte) random.nextInt(256) : (byte) odd;
    }
    return bytes;
  }

  @Test
  void every_truncation_of_every_sample_yields_events_or_a_malformed_payload() {
    for (var sample : samples()) {
      for (var length = 0; length < sample.body().length; length++) {
        read(sample.inbound(Arrays.copyOf(sample.body(), length)));
      }
    }
  }

  @Test
  void a_message_is_answered_for_as_a_whole() throws Exception {
    for (var sample : samples()) {
      if (sample.expected().startsWith("malformed") || sample.expected().equals("nothing\n")) {
        continue;
      }
      var decoded = codec().decode(sample.inbound());
      assertThat(decoded.events().size() + decoded.rejects().size()).isPositive();
      var named = new HashSet<String>();
      decoded.events().forEach(it -> it.media().forEach(media -> named.add(media.ref())));
      decoded.pictures().forEach(it -> assertThat(named).contains(it.ref().ref()));
    }
  }

  @Test
  void reading_a_message_takes_memory_in_proportion_to_it() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (var sample : samples()) {
      read(sample.inbound()); // classes and tables load once
      var before = threads.getCurrentThreadAllocatedBytes();
      read(sample.inbound());
      var taken = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(taken).as(sample.toString()).isLessThan(256_000 + 60L * sample.body().length);
    }
  }

  @Test
  void deep_nesting_is_refused_before_it_hurts() {
    for (var sample : samples()) {
      read(sample.inbound("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
      read(sample.inbound("{\"a\":".repeat(40_000).getBytes(StandardCharsets.UTF_8)));
      read(sample.inbound("<a>".repeat(80_000).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private List<Event> read(Inbound in) {
    try {
      return codec().decode(in).events();
    } catch (MalformedPayload e) {
      return e.protocol().equals(codec().protocol()) ? List.of() : fail("says " + e.protocol());
    } catch (RuntimeException | StackOverflowError e) {
      var text = new String(in.body(), StandardCharsets.ISO_8859_1);
      return fail("%s broke on %s".formatted(codec().protocol(), text), e);
    }
  }
}
