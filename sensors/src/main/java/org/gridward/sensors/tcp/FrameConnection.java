package org.gridward.sensors.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.gridward.sensors.codec.FramedCodec;
import org.gridward.sensors.codec.FramedCodec.Framer;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.intake.Delivery;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.intake.Outcome;

/**
 * One device's connection. It is read only while the intake takes what it says, so a full intake
 * closes the sender's window and nothing piles up here. All of it runs on the connection's loop.
 */
final class FrameConnection extends ChannelInboundHandlerAdapter {

  private static final long AGAIN_MILLIS = 20;

  /** What all connections of a listener share. */
  record Counter(
      FramedCodec codec, Intake intake, TcpSettings settings, ZoneId zone, InstantSource clock) {}

  private final Counter counter;
  private final Framer framer;
  private String peer = "";
  private ByteBuf rest = Unpooled.EMPTY_BUFFER; // bytes that were read and not cut yet
  private byte[] refused; // a frame that the intake had no room for
  private int unanswered;
  private boolean reading;
  private boolean leaving;
  private long heard = System.nanoTime(); // a frame; noise between frames is silence
  private long began; // of the frame in hand

  FrameConnection(Counter counter) {
    this.counter = counter;
    this.framer = counter.codec().framer();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    peer = ((InetSocketAddress) context.channel().remoteAddress()).getAddress().getHostAddress();
    goOn(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    rest.release();
    rest = (ByteBuf) message;
    reading = false;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    reading = false;
    goOn(context);
  }

  /** Takes in what was read, as far as it is taken, and reads on where all of it was. */
  private void goOn(ChannelHandlerContext context) {
    if (refused != null && !offer(context, refused)) {
      return;
    }
    refused = null;
    while (rest.isReadable() && hasRoom()) {
      var within = framer.isWithin();
      var frame = framer.take(rest.readByte());
      if (framer.isWithin() && (!within || frame.isPresent())) {
        began = System.nanoTime();
      }
      if (frame.isPresent()) {
        heard = System.nanoTime();
        if (!offer(context, frame.get())) {
          refused = frame.get();
          return;
        }
      }
    }
    if (!rest.isReadable() && hasRoom() && !reading && !leaving) {
      reading = true;
      context.read();
    }
  }

  private boolean hasRoom() {
    return unanswered < counter.settings().unanswered();
  }

  private boolean offer(ChannelHandlerContext context, byte[] frame) {
    var inbound =
        Inbound.tcp(counter.codec().protocol(), frame, counter.clock().instant())
            .peer(peer)
            .zone(counter.zone())
            .build();
    var loop = context.executor();
    var delivery =
        Delivery.returnable(
            inbound, outcome -> loop.execute(() -> answer(context, frame, outcome)));
    if (counter.intake().offer(delivery)) {
      unanswered++;
      return true;
    }
    loop.schedule(() -> goOn(context), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    return false;
  }

  /** What is not durable is not answered; the device sends it again when it has reconnected. */
  private void answer(ChannelHandlerContext context, byte[] frame, Outcome outcome) {
    unanswered--;
    if (outcome instanceof Outcome.HandedBack) {
      context.close();
      return;
    }
    counter
        .codec()
        .reply(frame)
        .ifPresent(it -> context.writeAndFlush(Unpooled.wrappedBuffer(it), context.voidPromise()));
    if (leaving && unanswered == 0) {
      context.close();
    } else if (refused == null) {
      goOn(context);
    }
  }

  /** Reads nothing more, answers what it has taken, and closes. */
  void leave(ChannelHandlerContext context) {
    leaving = true;
    if (unanswered == 0) {
      context.close();
    }
  }

  /** Whether the device is too slow with a frame, or has been silent for too long. */
  boolean isLate(long now) {
    var waits = rest.isReadable() || refused != null || unanswered > 0; // for us, not for it
    return !waits
        && (now - heard > nanos(counter.settings().idle())
            || framer.isWithin() && now - began > nanos(counter.settings().frame()));
  }

  private static long nanos(Duration length) {
    return length.toNanos();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    rest.release();
    rest = Unpooled.EMPTY_BUFFER;
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // the device went away; what it did not see answered it sends again
  }
}
