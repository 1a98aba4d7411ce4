package org.gridward.sensors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.gridward.event.MediaRef;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Picture;
import org.gridward.testkit.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFolderTest {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  private MediaFolder media;

  @BeforeEach
  void open() throws IOException {
    media = MediaFolder.in(folder.resolve("data"));
  }

  @Test
  void a_picture_is_a_file_named_by_its_content() throws IOException {
    var picture = Picture.of("image/jpeg", "abc".getBytes());

    media.save(List.of(picture), Samples.NOW);

    var file = folder.resolve("data/media/ba").resolve(ABC.substring(2) + ".jpg");
    assertThat(file).hasContent("abc");
    assertThat(media.find(picture.ref())).contains(file);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_picture_that_is_there_is_not_written_again() throws IOException {
    var picture = Picture.of("image/png", "abc".getBytes());
    media.save(List.of(picture), Samples.NOW);
    var file = media.find(picture.ref()).orElseThrow();
    Files.writeString(file, "left as it is");

    media.save(List.of(picture, picture), Samples.NOW);

    assertThat(file).hasContent("left as it is");
  }

  @Test
  void a_picture_goes_when_nobody_sent_it_for_long() throws IOException {
    var old = Picture.of("image/png", "abc".getBytes());
    var again = Picture.of("image/jpeg", "abc".getBytes());
    media.save(List.of(old, again), Samples.NOW);
    for (var it : List.of(old, again)) {
      Files.setLastModifiedTime(media.find(it.ref()).orElseThrow(), FileTime.fromMillis(0));
    }
    media.save(List.of(again), Samples.NOW);

    var limit = Instant.ofEpochMilli(1);
    assertThat(media.prune(limit, 0x00)).isZero();
    assertThat(media.prune(limit, 0x1ba)).isEqualTo(1);
    assertThat(media.find(old.ref())).isEmpty();
    assertThat(media.find(again.ref())).isPresent();
  }

  @Test
  void half_a_file_of_a_killed_host_is_overwritten() throws IOException {
    var picture = Picture.of("image/jpeg", "abc".getBytes());
    var directory = Files.createDirectories(folder.resolve("data/media/ba"));
    Files.writeString(directory.resolve(ABC.substring(2) + ".jpg.part"), "more than abc");

    media.save(List.of(picture), Samples.NOW);

    assertThat(media.find(picture.ref()).orElseThrow()).hasContent("abc");
  }

  @Test
  void a_reference_to_elsewhere_is_no_file_here() {
    assertThat(media.find(ref("https://camera/1.jpg"))).isEmpty();
    assertThat(media.find(ref("sha256:" + ABC))).isEmpty();
    assertThat(media.find(ref("sha256:../../../../etc/passwd"))).isEmpty();
  }

  private static MediaRef ref(String ref) {
    return new MediaRef(ref, "image/jpeg", OptionalLong.empty());
  }

  @Test
  void a_name_that_is_no_hash_never_becomes_a_path() {
    assertThatThrownBy(
            () ->
                media.save(
                    List.of(new Picture("../../evil", "image/jpeg", new byte[1])), Samples.NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Picture hash \"../../evil\" is not SHA-256; write 64 hex digits.");
  }

  @Test
  void a_picture_has_a_largest_size() {
    var large = new Picture(ABC, "image/jpeg", new byte[MessageLimits.PICTURE_BYTES + 1]);

    assertThatThrownBy(() -> media.save(List.of(large), Samples.NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Picture " + ABC + " has 4194305 bytes; send at most 4194304.");
  }

  @Test
  void a_disk_that_fails_is_told_so_that_it_is_tried_again() throws IOException {
    Files.writeString(folder.resolve("data/media/ba"), "in the way");

    assertThatThrownBy(
            () -> media.save(List.of(Picture.of("image/jpeg", "abc".getBytes())), Samples.NOW))
        .isInstanceOf(IOException.class);
  }
}
