package org.gridward.sensors.fuzz;

import java.util.List;

/** Something that takes bytes from strangers. It must bear all of them. */
interface FuzzTarget extends AutoCloseable {

  /** Takes an input; throws only where something is broken. */
  void take(byte[] input) throws Exception;

  /** Inputs to begin with. */
  List<byte[]> seeds();

  @Override
  default void close() {
    // most hold nothing
  }
}
