package org.gridward.examples.benchmarks.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridward.examples.benchmarks.parts.Wire;

/** One device, or attacker, that comes again when it was sent away. Runs on the crowd's loop. */
final class Guest {

  private final Crowd crowd;
  private final Manner manner;
  private final int device;
  private final Wire wire;
  private final Tale tale;
  private Channel channel;
  private byte[] message = new byte[0];
  private int said;
  private long cameAt;

  Guest(Crowd crowd, Manner manner, int device, Wire wire, Tale tale) {
    this.crowd = crowd;
    this.manner = manner;
    this.device = device;
    this.wire = wire;
    this.tale = tale;
  }

  ChannelFuture come(Dialer dialer, int port) {
    return dialer.connect(device, port, new Ears());
  }

  boolean isHttp() {
    return manner.isHttp();
  }

  /** Hears what the town says over one connection. */
  private final class Ears extends ByteToMessageDecoder {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      channel = context.channel();
      cameAt = System.nanoTime();
      tale.came(cameAt);
      begin(channel);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
      wire.answers(
          in,
          (mark, taken) -> {
            tale.answered(taken);
            later(manner.rest(), () -> begin(context.channel()));
          });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      tale.left(cameAt, System.nanoTime());
      later(Duration.ofSeconds(1), () -> crowd.letIn(Guest.this));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close(); // a reset
    }
  }

  private void begin(Channel on) {
    if (on.isActive()) {
      tale.began();
      message = wire.message(crowd.nextNumber(), Instant.now());
      said = 0;
      speak(on);
    }
  }

  private void speak(Channel on) {
    if (!on.isActive()) {
      return;
    }
    var piece = manner.piece(message, said);
    on.writeAndFlush(Unpooled.wrappedBuffer(message, said, piece), on.voidPromise());
    said += piece;
    if (said < message.length) {
      later(manner.pause(), () -> speak(on));
    }
  }

  private void later(Duration wait, Runnable what) {
    crowd.loop().schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
  }
}
