package org.gridward.sensors.http;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Gathers a body; every byte is charged to the budget until it is given back. One thread. */
final class Body {

  private static final int FIRST_BYTES = 1 << 10;

  private final ByteBudget budget;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
  private long charged;

  Body(ByteBudget budget) {
    this.budget = budget;
  }

  int size() {
    return bytes.size();
  }

  /** Adds what has come; false when the budget is spent. */
  boolean add(ByteBuf part) {
    var size = part.readableBytes();
    if (!budget.take(size)) {
      return false;
    }
    charged += size;
    try {
      part.readBytes(bytes, size);
    } catch (IOException e) {
      throw new UncheckedIOException("An array in memory cannot fail.", e);
    }
    return true;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** Gives the budget back; more than once is harmless. */
  void release() {
    budget.give(charged);
    charged = 0;
  }
}
