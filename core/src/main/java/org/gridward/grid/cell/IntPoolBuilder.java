package org.gridward.grid.cell;

import java.util.Arrays;

/** Integers that grow at the end. Not thread-safe. */
final class IntPoolBuilder {

  private int[] items = new int[1024];
  private int size;

  int size() {
    return size;
  }

  void add(int value) {
    if (size == items.length) {
      items = Arrays.copyOf(items, grown(size));
    }
    items[size++] = value;
  }

  private static int grown(int size) {
    return (int) Math.min(Integer.MAX_VALUE - 8, size + (long) size / 2);
  }

  int get(int at) {
    return items[at];
  }

  void set(int at, int value) {
    items[at] = value;
  }

  void clear() {
    size = 0;
  }

  int[] build() {
    return Arrays.copyOf(items, size);
  }
}
