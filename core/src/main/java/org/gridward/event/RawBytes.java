package org.gridward.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

/** The bytes of a message as they came, without pictures. Immutable. */
public final class RawBytes {

  private final byte[] bytes;
  private final AtomicReference<String> sha256 = new AtomicReference<>(); // once it was asked for

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

  /** Names these bytes: 64 hex digits of SHA-256. */
  public String sha256() {
    if (sha256.get() == null) {
      sha256.set(hash());
    }
    return sha256.get();
  }

  private String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
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
