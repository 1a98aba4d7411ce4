package org.gridward.sensors.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.ReplyingCodec;
import org.gridward.sensors.codec.Sample;

/**
 * A codec. The first byte of an input says like which of its samples the rest came: topic or path,
 * headers, content type.
 */
final class CodecTarget implements FuzzTarget {

  private final Codec codec;
  private final List<Sample> samples;

  CodecTarget(Codec codec) {
    this.codec = codec;
    this.samples = Sample.ofProtocol(codec.protocol());
  }

  @Override
  public void take(byte[] input) {
    if (input.length > 0) {
      var sample = samples.get((input[0] & 0xff) % samples.size());
      read(sample.inbound(Arrays.copyOfRange(input, 1, input.length)));
    }
  }

  private void read(Inbound in) {
    try {
      codec.decode(in);
    } catch (MalformedPayload e) {
      if (e.getMessage().isBlank()) {
        throw new IllegalStateException("Malformed, and nothing said why", e);
      }
    }
    if (codec instanceof ReplyingCodec it) {
      it.reply(in);
    }
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (var i = 0; i < samples.size(); i++) {
      var body = samples.get(i).body();
      var seed = new byte[body.length + 1];
      seed[0] = (byte) i;
      System.arraycopy(body, 0, seed, 1, body.length);
      seeds.add(seed);
    }
    return seeds;
  }
}
