package org.gridward.sensors.codec;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.gridward.event.MediaRef;

/**
 * A picture that came inside a message, on its way to a file named by its hash.
 *
 * @param sha256 64 hex digits, lower case
 * @param contentType such as {@code image/jpeg}
 * @param bytes the picture; not copied, so nobody may change the array
 */
public record Picture(String sha256, String contentType, byte[] bytes) {

  /** Hashes the bytes; keeps the array itself. */
  public static Picture of(String contentType, byte[] bytes) {
    return new Picture(hash(bytes), contentType, bytes);
  }

  private static String hash(byte[] bytes) {
    MessageDigest digest = EventIds.sha256();
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  /** How an event refers to this picture. */
  public MediaRef ref() {
    return new MediaRef(MediaRef.SHA256 + sha256, contentType, OptionalLong.of(bytes.length));
  }
}
