package org.gridward.sensors.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.event.MediaRef;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Picture;

/**
 * Keeps pictures as files named by their content: {@code media/ab/cdef….jpg} for the hash {@code
 * abcdef…}. A file that stands there is whole and on the disk; it is never written again. Any
 * number of threads may read, one writes.
 */
public final class MediaFolder {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Map<String, String> ENDINGS =
      Map.of("image/jpeg", ".jpg", "image/png", ".png", "image/gif", ".gif", "image/webp", ".webp");

  private final Path folder;

  private MediaFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder {@code media} within a data folder; made where it is missing.
   *
   * @throws IOException when it cannot be made
   */
  public static MediaFolder in(Path dataFolder) throws IOException {
    var folder = dataFolder.resolve("media");
    Files.createDirectories(folder);
    sync(dataFolder);
    return new MediaFolder(folder);
  }

  /** The file of a reference; empty for a picture that is not kept here. */
  public Optional<Path> find(MediaRef media) {
    if (!media.ref().startsWith(MediaRef.SHA256)) {
      return Optional.empty();
    }
    var hash = media.ref().substring(MediaRef.SHA256.length());
    return HASH.matcher(hash).matches()
        ? Optional.of(file(hash, media.contentType())).filter(Files::isRegularFile)
        : Optional.empty();
  }

  /**
   * Brings pictures to the disk. When this returns, a power failure does not take them.
   *
   * @param now from when on those that are there already count as sent last
   * @throws IOException when the disk fails or is full: call again
   * @throws IllegalArgumentException when a picture is too large or its hash is none
   */
  void save(Collection<Picture> pictures, Instant now) throws IOException {
    var touched = new LinkedHashSet<Path>();
    for (var picture : pictures) {
      check(picture);
      var file = file(picture.sha256(), picture.contentType());
      if (!Files.exists(file.getParent())) {
        Files.createDirectories(file.getParent());
        touched.add(folder);
      }
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, FileTime.from(now)); // wanted once more
      } else {
        write(file, picture.bytes());
      }
      touched.add(file.getParent()); // also of an older file: its writer may have died before
    }
    for (var directory : touched) {
      sync(directory);
    }
  }

  /**
   * Deletes pictures that nobody sent since a moment, those of one of 256 parts of the folder with
   * each call. Called once a minute it has gone through all of them every four hours.
   *
   * @param part which one; only its last eight bits count
   * @return how many were deleted
   */
  public int prune(Instant before, int part) throws IOException {
    var directory = folder.resolve("%02x".formatted(part & 0xff));
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    var deleted = 0;
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.delete(file);
          deleted++;
        }
      }
    }
    return deleted;
  }

  private static void check(Picture picture) {
    if (!HASH.matcher(picture.sha256()).matches()) {
      throw new IllegalArgumentException(
          "Picture hash \"" + picture.sha256() + "\" is not SHA-256; write 64 hex digits.");
    }
    if (picture.bytes().length > MessageLimits.PICTURE_BYTES) {
      throw new IllegalArgumentException(
          "Picture %s has %d bytes; send at most %d."
              .formatted(picture.sha256(), picture.bytes().length, MessageLimits.PICTURE_BYTES));
    }
  }

  private Path file(String hash, String contentType) {
    var ending = ENDINGS.getOrDefault(contentType, ".bin");
    return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2) + ending);
  }

  /** Under its own name a file appears only as a whole. */
  private static void write(Path file, byte[] bytes) throws IOException {
    var half = file.resolveSibling(file.getFileName() + ".part");
    try (var channel =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes new names within a directory durable. */
  private static void sync(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
