package org.gridward.event;

import java.util.Arrays;

/** The bytes of a message as they came, without pictures. Immutable. */
public final class RawBytes {

  private final byte[] bytes;

  private RawBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies the array. */
  public static RawBytes of(byte[] bytes) {
    return new RawBytes(bytes.clone());
  }

  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawBytes it && Arrays.equals(bytes, it.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
