package org.gridward.examples.benchmarks.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Posts Hikvision alerts over one connection that is kept alive, one after the other. */
final class HttpWire implements Wire {

  private static final ByteBuf END =
      Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));
  private static final String LENGTH = "content-length: ";

  private final String run;
  private final boolean allOpen;
  private boolean refused;

  HttpWire(String run, boolean allOpen) {
    this.run = run;
    this.allOpen = allOpen;
  }

  @Override
  public byte[] hello() {
    return new byte[0];
  }

  @Override
  public byte[] message(long number, Instant due) {
    var body = Alerts.hikvision(run, number, Alerts.kind(number, allOpen), due);
    return ("POST /alerts/hikvision HTTP/1.1\r\nHost: here\r\nContent-Type: application/xml\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int answers(ByteBuf in) {
    var end = ByteBufUtil.indexOf(END, in);
    if (end < 0) {
      return 0;
    }
    var head = in.toString(in.readerIndex(), end - in.readerIndex(), StandardCharsets.US_ASCII);
    var at = head.indexOf(LENGTH) + LENGTH.length();
    var stop = head.indexOf('\r', at);
    var length = Integer.parseInt(head.substring(at, stop < 0 ? head.length() : stop));
    if (in.writerIndex() < end + END.readableBytes() + length) {
      return 0;
    }
    refused = head.startsWith("HTTP/1.1 503");
    if (!refused && (!head.startsWith("HTTP/1.1 200") || length > 0)) {
      throw new IllegalStateException(
          in.toString(StandardCharsets.UTF_8)); // a dead letter has a body
    }
    in.readerIndex(end + END.readableBytes() + length);
    return 1;
  }

  @Override
  public boolean isRefused() {
    return refused;
  }

  @Override
  public int window() {
    return 1;
  }
}
