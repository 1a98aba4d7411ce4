package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindsTest {

  @Test
  void every_word_stands_once_and_has_both_meanings() {
    assertThat(Kinds.list()).hasSizeGreaterThan(70);
    assertThat(Kinds.list()).extracting(Kinds.Kind::word).doesNotHaveDuplicates();
    assertThat(Kinds.list())
        .allSatisfy(
            it -> {
              assertThat(it.word()).matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*(\\.\\*)?");
              assertThat(it.zh()).isNotBlank();
              assertThat(it.en()).isNotBlank();
            });
  }

  @Test
  void a_word_of_its_own_comes_before_its_family() {
    assertThat(Kinds.find("env.alarm")).map(Kinds.Kind::zh).contains("环境超限");
    assertThat(Kinds.find("env.temperature")).map(Kinds.Kind::word).contains("env.*");
    assertThat(Kinds.find("video.object.person")).map(Kinds.Kind::word).contains("video.object.*");
    assertThat(Kinds.find("video.nothing")).isEmpty();
  }

  @Test
  void a_devices_own_word_becomes_a_plain_one() {
    assertThat(Kinds.ofNative("hikvision", "Helmet-Detection 2"))
        .isEqualTo("native.hikvision.helmet_detection_2");
    assertThat(Kinds.of("video.object.", "未戴安全帽")).isEqualTo("video.object.未戴安全帽");
    assertThat(Kinds.ofNative("onvif", " ")).isEqualTo("native.onvif.unknown");
  }
}
