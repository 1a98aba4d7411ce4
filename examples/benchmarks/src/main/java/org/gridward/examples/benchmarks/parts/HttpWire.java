package org.gridward.examples.benchmarks.parts;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongFunction;

/** Posts Hikvision alerts over one connection that is kept alive, one after the other. */
public final class HttpWire implements Wire {

  private static final ByteBuf END =
      Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));
  private static final String LENGTH = "content-length: ";

  private final String run;
  private final LongFunction<Alerts.Kind> kinds;

  /** Says of each number what {@code kinds} wants. */
  public HttpWire(String run, LongFunction<Alerts.Kind> kinds) {
    this.run = run;
    this.kinds = kinds;
  }

  @Override
  public byte[] payload(long number, Instant due) {
    return Alerts.hikvision(run, number, kinds.apply(number), due)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] message(long number, Instant due) {
    var body = payload(number, due);
    var head =
        ("POST /alerts/hikvision HTTP/1.1\r\nHost: here\r\nContent-Type: application/xml\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return message;
  }

  /** There is only one that may be answered. */
  @Override
  public int mark(long number) {
    return 0;
  }

  @Override
  public void answers(ByteBuf in, Listener listener) {
    var end = ByteBufUtil.indexOf(END, in);
    if (end < 0) {
      return;
    }
    var head =
        in.toString(in.readerIndex(), end - in.readerIndex(), StandardCharsets.US_ASCII)
            .toLowerCase(Locale.ROOT);
    var at = head.indexOf(LENGTH) + LENGTH.length();
    var stop = head.indexOf('\r', at);
    var length = Integer.parseInt(head.substring(at, stop < 0 ? head.length() : stop));
    if (in.writerIndex() >= end + END.readableBytes() + length) {
      in.readerIndex(end + END.readableBytes() + length);
      listener.answered(0, head.startsWith("http/1.1 200"));
    }
  }

  @Override
  public int window() {
    return 1;
  }
}
