package org.gridward.sensors.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.sensors.device.Digest.Algorithm;
import org.gridward.sensors.device.Digest.Verdict;
import org.gridward.testkit.Samples;
import org.gridward.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DigestTest {

  private static final String HERE = "10.0.0.7";
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final Digest digest =
      new Digest(
          "gridward",
          DeviceKeys.of(Map.of("cam-1", "s3\"cret")),
          List.of(Algorithm.values()),
          clock);

  private String nonce() {
    var found = NONCE.matcher(digest.challenges(HERE, false).get(0));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String hash(Algorithm by, String text) {
    try {
      var name = by == Algorithm.MD5 ? "MD5" : "SHA-256";
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String answer(Algorithm by, String nonce, String password, int count) {
    var nc = "%08x".formatted(count);
    var response =
        hash(
            by,
            String.join(
                ":",
                hash(by, "cam-1:gridward:" + password),
                nonce,
                nc,
                "abc",
                "auth",
                hash(by, "POST:/alerts/x")));
    return ("Digest username=\"cam-1\", realm=\"gridward\", nonce=\"%s\", uri=\"/alerts/x\","
            + " response=\"%s\", algorithm=%s, cnonce=\"abc\", nc=%s, qop=auth")
        .formatted(nonce, response, by == Algorithm.MD5 ? "MD5" : "SHA-256", nc);
  }

  private Verdict ask(String header) {
    return digest.check(header, "POST", Optional.of("/alerts/x"), HERE);
  }

  @ParameterizedTest
  @EnumSource
  void the_right_password_proves_the_device(Algorithm by) {
    assertThat(ask(answer(by, nonce(), "s3\"cret", 1))).isEqualTo(new Verdict.Proven("cam-1"));
    assertThat(ask(answer(by, nonce(), "else", 1))).isInstanceOf(Verdict.Refused.class);
  }

  /** The example of RFC 2069's successor for clients that know no qop. */
  @Test
  void without_qop_a_nonce_is_good_for_one_request() {
    var nonce = nonce();
    var response =
        hash(
            Algorithm.MD5,
            String.join(
                ":",
                hash(Algorithm.MD5, "cam-1:gridward:s3\"cret"),
                nonce,
                hash(Algorithm.MD5, "POST:/alerts/x")));
    var header =
        "Digest username=\"cam-1\", realm=\"gridward\", nonce=\"%s\", uri=\"/alerts/x\", response=\"%s\""
            .formatted(nonce, response);
    assertThat(ask(header)).isInstanceOf(Verdict.Proven.class);
    assertThat(ask(header)).isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void what_was_overheard_cannot_be_sent_again_but_counts_may_overtake_each_other() {
    var nonce = nonce();
    for (var count : List.of(1, 3, 2, 90)) {
      assertThat(ask(answer(Algorithm.MD5, nonce, "s3\"cret", count)))
          .isInstanceOf(Verdict.Proven.class);
    }
    for (var count : List.of(1, 2, 3, 90, 0)) {
      assertThat(ask(answer(Algorithm.MD5, nonce, "s3\"cret", count)))
          .isInstanceOf(Verdict.Stale.class);
    }
  }

  @Test
  void a_nonce_is_of_one_address_and_five_minutes() {
    var header = answer(Algorithm.SHA_256, nonce(), "s3\"cret", 1);
    assertThat(digest.check(header, "POST", Optional.empty(), "10.0.0.8"))
        .isInstanceOf(Verdict.Stale.class);
    clock.forward(Duration.ofMinutes(6));
    assertThat(ask(header)).isInstanceOf(Verdict.Stale.class);
    assertThat(ask(answer(Algorithm.MD5, "bWFkZSB1cCBieSBzb21lYm9keSE", "s3\"cret", 1)))
        .isInstanceOf(Verdict.Stale.class);
    assertThat(digest.challenges(HERE, true).get(0)).contains("stale=true");
  }

  @Test
  void a_hash_for_another_target_or_method_proves_nothing() {
    assertThat(
            digest.check(
                answer(Algorithm.MD5, nonce(), "s3\"cret", 1), "POST", Optional.of("/else"), HERE))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(
            digest.check(
                answer(Algorithm.MD5, nonce(), "s3\"cret", 1), "PUT", Optional.empty(), HERE))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void who_is_wrong_again_and_again_is_not_listened_to_for_a_minute() {
    for (var i = 0; i < 10; i++) {
      ask(answer(Algorithm.MD5, nonce(), "guess" + i, 1));
    }
    assertThat(ask(answer(Algorithm.MD5, nonce(), "s3\"cret", 1)))
        .isInstanceOf(Verdict.Refused.class);
    clock.forward(Duration.ofSeconds(61));
    assertThat(ask(answer(Algorithm.MD5, nonce(), "s3\"cret", 1)))
        .isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void a_header_of_any_content_is_judged_quickly() {
    for (var header : List.of("", "Basic abc", "Digest ", "Digest " + "a=\\\"".repeat(900))) {
      assertThat(ask(header)).isNotInstanceOf(Verdict.Proven.class);
    }
  }

  @Test
  void passwords_stand_in_a_file_that_only_its_owner_reads() throws Exception {
    var file = folder.resolve("device-keys.csv");
    Files.writeString(file, "# our cameras\n340,secret,with comma\n\n*, shared \n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    var keys = DeviceKeys.read(file);
    assertThat(keys.find("340")).contains("secret,with comma");
    assertThat(keys.find("else")).contains("shared");
    assertThat(keys).hasToString("keys of 2 devices");

    Files.writeString(file, "340\n");
    assertThatThrownBy(() -> DeviceKeys.read(file)).hasMessageContaining("Line 1 of");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> DeviceKeys.read(file)).hasMessageContaining("chmod 600");
  }

  @Test
  void our_own_answer_is_believed_and_each_of_them_once() {
    var own = DigestAnswer.to(digest.challenges(HERE, false), "cam-1", "s3\"cret").orElseThrow();
    var first = own.authorization("POST", "/alerts/x");
    assertThat(first).contains("algorithm=SHA-256").doesNotContain("s3");
    assertThat(ask(first)).isInstanceOf(Verdict.Proven.class);
    assertThat(ask(own.authorization("POST", "/alerts/x"))).isInstanceOf(Verdict.Proven.class);
    assertThat(ask(first)).isInstanceOf(Verdict.Stale.class);
    assertThat(DigestAnswer.to(List.of("Basic realm=\"x\""), "a", "b")).isEmpty();
  }

  /** The example of RFC 7616, section 3.9.1. */
  @Test
  void hashes_are_those_of_the_standard() {
    var told =
        Map.of(
            "username", "Mufasa",
            "realm", "http-auth@example.org",
            "nonce", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "uri", "/dir/index.html",
            "nc", "00000001",
            "cnonce", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
            "qop", "auth");
    assertThat(Digest.answer(told, "GET", "Circle of Life", Algorithm.MD5))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
    assertThat(Digest.answer(told, "GET", "Circle of Life", Algorithm.SHA_256))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }
}
