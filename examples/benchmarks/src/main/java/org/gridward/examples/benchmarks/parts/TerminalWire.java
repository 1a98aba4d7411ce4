package org.gridward.examples.benchmarks.parts;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** Vehicle terminals of JT/T 808 that tell where they are, over one connection. */
public final class TerminalWire implements Wire {

  private static final int EMERGENCY = 1;
  private static final int ANSWER = 0x8001;
  private static final int HEAD = 12;
  private static final long FIRST_TELEPHONE = 13_900_000_000L;

  private final LongUnaryOperator terminals;
  private final LongPredicate alarms;

  /**
   * Makes a connection.
   *
   * @param terminals which terminal tells the message of a number, 0 or more
   * @param alarms whether it calls for help with it
   */
  public TerminalWire(LongUnaryOperator terminals, LongPredicate alarms) {
    this.terminals = terminals;
    this.alarms = alarms;
  }

  /** The same as the message: a codec reads the whole frame. */
  @Override
  public byte[] payload(long number, Instant due) {
    return message(number, due);
  }

  @Override
  public byte[] message(long number, Instant due) {
    var body = ByteBuffer.allocate(28);
    body.putInt(alarms.test(number) ? EMERGENCY : 0).putInt(3);
    body.putInt((int) (30_501_000 + number * 13 % 40_000));
    body.putInt((int) (120_001_000 + number * 7 % 40_000));
    body.putShort((short) 4).putShort((short) 300).putShort((short) 90);
    body.put(clock(due));
    return frame(number, body.array());
  }

  /** Its serial number. */
  @Override
  public int mark(long number) {
    return (int) (number & 0xffff);
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

  private byte[] frame(long number, byte[] body) {
    var content = ByteBuffer.allocate(HEAD + body.length + 1);
    var telephone = FIRST_TELEPHONE + terminals.applyAsLong(number);
    content.putShort((short) 0x0200).putShort((short) body.length);
    content.put(HexFormat.of().parseHex("%012d".formatted(telephone)));
    content.putShort((short) mark(number)).put(body);
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
  public void answers(ByteBuf in, Listener listener) {
    while (in.readableBytes() > 1) {
      var end = in.indexOf(in.readerIndex() + 1, in.writerIndex(), (byte) 0x7e);
      if (end < 0) {
        return;
      }
      var content = ByteBuffer.allocate(end - in.readerIndex());
      for (in.skipBytes(1); in.readerIndex() < end; ) {
        var value = in.readByte();
        content.put(value == 0x7d ? (byte) (in.readByte() == 1 ? 0x7d : 0x7e) : value);
      }
      in.skipBytes(1);
      if (content.getShort(0) == (short) ANSWER) {
        listener.answered(content.getShort(HEAD) & 0xffff, content.get(HEAD + 4) == 0);
      }
    }
  }

  @Override
  public int window() {
    return 32;
  }
}
