package org.gridward.examples.benchmarks.faults;

/** Hears what one client of MQTT says, and tells of its acknowledgements (MQTT 5, 2.1 and 3.4). */
final class MqttPackets {

  private static final int PUBACK = 4;

  private final Runnable onAck;
  private int type;
  private boolean inLength;
  private int shift;
  private int left; // of the packet that is being heard

  MqttPackets(Runnable onAck) {
    this.onAck = onAck;
  }

  void hear(byte[] bytes, int length) {
    for (var i = 0; i < length; i++) {
      if (inLength) {
        left |= (bytes[i] & 0x7f) << shift;
        shift += Byte.SIZE - 1;
        inLength = bytes[i] < 0;
      } else if (left > 0) {
        left--;
      } else {
        type = bytes[i] >> 4 & 0xf;
        inLength = true;
        shift = 0;
      }
      if (!inLength && left == 0 && type == PUBACK) {
        onAck.run();
      }
    }
  }
}
