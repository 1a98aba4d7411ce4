package org.gridward.sensors.protocol.gat1400;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

final class Gat1400CodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new Gat1400Codec();
  }
}
