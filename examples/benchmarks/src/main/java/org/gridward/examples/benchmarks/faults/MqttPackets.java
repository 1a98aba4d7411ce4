package org.gridward.examples.benchmarks.faults;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Hears what one side of a connection says in MQTT 5: messages and acknowledgements (2.1, 3.3). */
final class MqttPackets {

  private static final int PUBLISH = 3;
  private static final int PUBACK = 4;

  private final Consumer<byte[]> onMessage;
  private final Runnable onAck;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private int type;
  private boolean inLength;
  private int shift;
  private int left; // of the packet that is being heard

  MqttPackets(Consumer<byte[]> onMessage, Runnable onAck) {
    this.onMessage = onMessage;
    this.onAck = onAck;
  }

  void hear(byte[] bytes, int length) {
    for (var i = 0; i < length; i++) {
      hear(bytes[i]);
      if (!inLength && left == 0) {
        tell();
      }
    }
  }

  private void hear(byte next) {
    if (inLength) {
      left |= (next & 0x7f) << shift;
      shift += Byte.SIZE - 1;
      inLength = next < 0;
    } else if (left > 0) {
      left--;
      if (type == PUBLISH) {
        message.write(next);
      }
    } else {
      type = next >> 4 & 0xf;
      inLength = true;
      shift = 0;
    }
  }

  private void tell() {
    if (type == PUBACK) {
      onAck.run();
    } else if (type == PUBLISH) {
      onMessage.accept(message.toByteArray());
      message.reset();
    }
  }
}
