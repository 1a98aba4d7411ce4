package org.gridward.sensors.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Cuts the bytes of one TCP connection into messages (RFC 3261, section 18.3). A connection that
 * sends no SIP, or a message too slowly, is closed.
 */
final class SipConnection extends ByteToMessageDecoder {

  private static final int SLACK = 4; // line ends between two messages

  private final Duration within;
  private final Consumer<byte[]> messages;
  private final LongAdder unreadable;
  private Future<?> deadline;

  SipConnection(Duration within, Consumer<byte[]> messages, LongAdder unreadable) {
    this.within = within;
    this.messages = messages;
    this.unreadable = unreadable;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    while (in.isReadable() && (in.getByte(in.readerIndex()) == '\r' || next(in) == '\n')) {
      in.skipBytes(1);
    }
    var length = length(in);
    if (length < 0) {
      unreadable.increment();
      context.close();
      in.skipBytes(in.readableBytes());
    } else if (length > 0) {
      stopClock();
      messages.accept(ByteBufUtil.getBytes(in.readSlice(length)));
    }
    if (in.isReadable() && deadline == null) {
      deadline =
          context
              .executor()
              .schedule(
                  () -> {
                    unreadable.increment();
                    context.close();
                  },
                  within.toMillis(),
                  TimeUnit.MILLISECONDS);
    }
  }

  private static byte next(ByteBuf in) {
    return in.getByte(in.readerIndex());
  }

  /** The length of the message in front; 0 while it is not whole, -1 where it is none. */
  private static int length(ByteBuf in) {
    var most = Math.min(in.readableBytes(), SipMessage.MOST_HEAD_BYTES + SLACK);
    var head = ByteBufUtil.getBytes(in, in.readerIndex(), most);
    var end = SipMessage.endOfHead(head, head.length);
    if (end < 0) {
      return in.readableBytes() > SipMessage.MOST_HEAD_BYTES ? -1 : 0;
    }
    try {
      var body = SipMessage.read(Arrays.copyOf(head, end)).contentLength().orElse(0);
      if (body < 0 || body > SipMessage.MOST_BODY_BYTES) {
        return -1;
      }
      return in.readableBytes() < end + body ? 0 : end + body;
    } catch (SipMessage.Unreadable e) {
      return -1;
    }
  }

  private void stopClock() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    stopClock();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
