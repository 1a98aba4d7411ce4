package org.gridward.examples.benchmarks.ingest;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** A vehicle terminal of JT/T 808 that tells where it is; one report in a hundred is an alarm. */
final class TerminalWire implements Wire {

  private static final int HUNDRED = 100;
  private static final int EMERGENCY = 1;

  private final byte[] id;
  private int serial;
  private boolean alarm;

  TerminalWire(int terminal) {
    this.id = HexFormat.of().parseHex("%012d".formatted(13_900_000_000L + terminal));
  }

  @Override
  public byte[] hello() {
    return new byte[0];
  }

  @Override
  public byte[] message(long number, Instant due) {
    alarm = number % HUNDRED == 0 && !alarm;
    var body = ByteBuffer.allocate(28);
    body.putInt(alarm ? EMERGENCY : 0).putInt(3);
    body.putInt((int) (30_501_000 + number * 13 % 40_000));
    body.putInt((int) (120_001_000 + number * 7 % 40_000));
    body.putShort((short) 4).putShort((short) 300).putShort((short) 90);
    body.put(clock(due));
    return frame(body.array());
  }

  /** {@code yyMMddHHmmss} in BCD, China's time. */
  private static byte[] clock(Instant due) {
    var at = due.atOffset(ZoneOffset.ofHours(8));
    return new byte[] {
      bcd(at.getYear() % 100),
      bcd(at.getMonthValue()),
      bcd(at.getDayOfMonth()),
      bcd(at.getHour()),
      bcd(at.getMinute()),
      bcd(at.getSecond())
    };
  }

  private static byte bcd(int number) {
    return (byte) (number / 10 << 4 | number % 10);
  }

  private byte[] frame(byte[] body) {
    var content = ByteBuffer.allocate(12 + body.length + 1);
    content.putShort((short) 0x0200).putShort((short) body.length).put(id);
    content.putShort((short) serial++).put(body);
    var check = (byte) 0;
    for (var i = 0; i < content.position(); i++) {
      check ^= content.get(i);
    }
    content.put(check);
    var frame = new ByteArrayOutputStream(48);
    frame.write(0x7e);
    for (var value : content.array()) {
      if (value == 0x7e || value == 0x7d) {
        frame.write(0x7d);
        frame.write(value == 0x7e ? 2 : 1);
      } else {
        frame.write(value);
      }
    }
    frame.write(0x7e);
    return frame.toByteArray();
  }

  @Override
  public int answers(ByteBuf in) {
    var answers = 0;
    while (in.readableBytes() > 1) {
      var end = in.indexOf(in.readerIndex() + 1, in.writerIndex(), (byte) 0x7e);
      if (end < 0) {
        break;
      }
      in.readerIndex(end + 1);
      answers++;
    }
    return answers;
  }

  @Override
  public int window() {
    return 32;
  }
}
