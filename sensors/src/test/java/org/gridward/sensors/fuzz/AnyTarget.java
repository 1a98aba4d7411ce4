package org.gridward.sensors.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several targets at once: the first byte of an input says which takes the rest. */
final class AnyTarget implements FuzzTarget {

  private final List<FuzzTarget> targets;

  AnyTarget(List<FuzzTarget> targets) {
    this.targets = List.copyOf(targets);
  }

  @Override
  public void take(byte[] input) throws Exception {
    if (input.length > 0) {
      targets
          .get((input[0] & 0xff) % targets.size())
          .take(Arrays.copyOfRange(input, 1, input.length));
    }
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (var i = 0; i < targets.size(); i++) {
      for (var seed : targets.get(i).seeds()) {
        var marked = new byte[seed.length + 1];
        marked[0] = (byte) i;
        System.arraycopy(seed, 0, marked, 1, seed.length);
        seeds.add(marked);
      }
    }
    return seeds;
  }

  @Override
  public void close() {
    targets.forEach(FuzzTarget::close);
  }
}
