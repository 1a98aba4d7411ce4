package org.gridward.sensors.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.gridward.sensors.codec.MultipartCutter;

/** One connection to a camera: asks for the stream and hands its messages on. One event loop's. */
final class StreamReader extends ChannelInboundHandlerAdapter {

  private static final int MOST_MESSAGE_BYTES = 8 << 20;
  private static final int MOST_WAITING = 16;

  /** Three heartbeats of 10 s, as Hikvision sends them, and some. */
  private static final Duration SILENCE = Duration.ofSeconds(35);

  /** So long after its last byte a part without a length is whole, and no picture follows. */
  private static final Duration QUIET = Duration.ofMillis(400);

  private static final Duration AGAIN = Duration.ofMillis(200);

  private final StreamLine line;
  private final MultipartCutter cutter = new MultipartCutter(MOST_MESSAGE_BYTES);
  private final Queue<byte[]> ready = new ArrayDeque<>();
  private Deadline silence;
  private Deadline quiet;
  private Deadline again;
  private boolean tried;
  private boolean streams;
  private String contentType = "";
  private int waiting; // messages that are not durable yet
  private long charged;
  private boolean over;

  StreamReader(StreamLine line) {
    this.line = line;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    silence = new Deadline(ctx.channel().eventLoop());
    quiet = new Deadline(ctx.channel().eventLoop());
    again = new Deadline(ctx.channel().eventLoop());
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    var request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, line.source().target());
    request.headers().set(HttpHeaderNames.HOST, line.source().peer());
    request.headers().set(HttpHeaderNames.ACCEPT, "multipart/*");
    var proof = line.authorization();
    tried = proof.isPresent();
    proof.ifPresent(it -> request.headers().set(HttpHeaderNames.AUTHORIZATION, it));
    ctx.writeAndFlush(request);
    awaitMore(ctx);
    ctx.read();
  }

  private void awaitMore(ChannelHandlerContext ctx) {
    silence.set(SILENCE, this::wasSilent);
    quiet.set(QUIET, () -> take(ctx, cutter.quiet()));
  }

  /** Who is not listened to is not silent. */
  private void wasSilent() {
    if (isHeldBack()) {
      silence.set(SILENCE, this::wasSilent);
    } else {
      end("it was silent for " + SILENCE.toSeconds() + " s");
    }
  }

  private boolean isHeldBack() {
    return !ready.isEmpty() || waiting >= MOST_WAITING;
  }

  /** What was said before is still handed on. */
  private void end(String why) {
    if (!over) {
      over = true;
      charge();
      line.lost(why);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (!over) {
        read(ctx, (HttpObject) message);
      }
    } catch (IllegalArgumentException e) {
      end(e.getMessage());
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(ChannelHandlerContext ctx, HttpObject message) {
    if (message.decoderResult().isFailure()) {
      end("its answer is no HTTP: " + message.decoderResult().cause().getMessage());
    } else if (message instanceof HttpResponse head) {
      begin(head);
    }
    if (message instanceof HttpContent more && streams) {
      awaitMore(ctx);
      line.heard();
      take(ctx, cutter.add(ByteBufUtil.getBytes(more.content())));
      if (message instanceof LastHttpContent) {
        take(ctx, cutter.quiet());
        end("it ended the stream");
      }
    }
  }

  private void begin(HttpResponse head) {
    contentType = Optional.ofNullable(head.headers().get(HttpHeaderNames.CONTENT_TYPE)).orElse("");
    if (head.status().equals(HttpResponseStatus.UNAUTHORIZED)) {
      over = true;
      line.challenged(head.headers().getAll(HttpHeaderNames.WWW_AUTHENTICATE), tried);
    } else if (!head.status().equals(HttpResponseStatus.OK)) {
      end("it answered " + head.status());
    } else if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      end("it answered \"" + contentType + "\" and not multipart");
    } else {
      streams = true;
    }
  }

  private void take(ChannelHandlerContext ctx, List<byte[]> messages) {
    ready.addAll(messages);
    handOn(ctx);
  }

  /** What the intake cannot take now waits, and so does the camera. */
  private void handOn(ChannelHandlerContext ctx) {
    while (!ready.isEmpty() && waiting < MOST_WAITING) {
      if (!line.offer(ready.peek(), contentType, () -> done(ctx))) {
        again.set(AGAIN, () -> handOn(ctx));
        break;
      }
      ready.remove();
      waiting++;
    }
    charge();
  }

  /** What is held of this camera counts against what all may hold together. */
  private void charge() {
    var held = ready.stream().mapToLong(it -> it.length).sum() + (over ? 0 : cutter.size());
    if (held <= charged) {
      line.inFlight().give(charged - held);
      charged = held;
    } else if (line.inFlight().take(held - charged)) {
      charged = held;
    } else {
      end("all streams together hold too much; is the store away?");
    }
  }

  private void done(ChannelHandlerContext ctx) {
    waiting--;
    handOn(ctx);
    readOn(ctx);
  }

  private void readOn(ChannelHandlerContext ctx) {
    if (!isHeldBack()) {
      ctx.read();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    readOn(ctx);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    silence.clear();
    quiet.clear();
    end("it closed the connection");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end(cause.toString());
  }
}
