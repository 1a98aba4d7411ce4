package org.gridward.event;

import java.util.OptionalLong;

/**
 * Points at a picture or video, never holds its bytes.
 *
 * @param ref {@code sha256:<64 hex digits>} for a file in the data folder, else the address that
 *     the device gave
 * @param contentType such as {@code image/jpeg}
 * @param bytes size where known
 */
public record MediaRef(String ref, String contentType, OptionalLong bytes) {

  /** The prefix of a reference to a file that is kept in the data folder. */
  public static final String SHA256 = "sha256:";

  public MediaRef {
    if (ref.isBlank()) {
      throw new IllegalArgumentException("Media reference is empty; write a hash or an address.");
    }
  }
}
