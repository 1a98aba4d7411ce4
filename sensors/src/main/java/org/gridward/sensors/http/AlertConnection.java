package org.gridward.sensors.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.gridward.sensors.intake.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: a request at a time, in each stage one absolute deadline. Nothing is
 * read while a request waits for its commit, so pipelined requests are answered in order and the
 * socket itself holds the client back. Runs on its event loop only.
 */
final class AlertConnection extends ChannelInboundHandlerAdapter {

  /** Told to every connection when the listener closes: the request in hand is the last. */
  enum Farewell {
    SAID
  }

  private enum Stage {
    /** Between two requests. */
    IDLE,
    /** A request's head comes. */
    HEAD,
    /** Its body comes. */
    BODY,
    /** It waits for its commit. */
    WAITING,
    /** Its answer goes out. */
    WRITING,
    /** The last answer is out; what still comes is thrown away. */
    LEAVING
  }

  private static final Logger LOG = LoggerFactory.getLogger(AlertListener.class);

  private final Desk desk;
  private ChannelHandlerContext ctx;
  private Deadline deadline;
  private Stage stage = Stage.HEAD;
  private Optional<Exchange> exchange = Optional.empty();
  private final Deque<Object> unread = new ArrayDeque<>(); // decoded, but their turn has not come
  private boolean closing;
  private boolean busy;

  AlertConnection(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    ctx = context;
    deadline = new Deadline(context.channel().eventLoop());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    enter(Stage.HEAD, desk.deadlines().head(), this::tooSlow);
    ctx.read();
  }

  private void enter(Stage next, Duration within, Runnable late) {
    stage = next;
    deadline.set(within, late);
  }

  private void tooSlow() {
    desk.tooSlow().increment();
    ctx.close();
  }

  /** Bytes came, not yet known to be a request. */
  void heard() {
    if (stage == Stage.IDLE) {
      enter(Stage.HEAD, desk.deadlines().head(), this::tooSlow);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    unread.add(message);
    goOn();
  }

  /**
   * One read of the socket can hold many messages; the next read waits until they had their turn.
   */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (wantsMore()) {
      ctx.read();
    }
  }

  private boolean wantsMore() {
    return stage != Stage.WAITING && stage != Stage.WRITING && unread.isEmpty();
  }

  /** Handles what is there, as far as the stage allows; not within itself. */
  private void goOn() {
    if (busy) {
      return;
    }
    busy = true;
    while (stage != Stage.WAITING && stage != Stage.WRITING && !unread.isEmpty()) {
      var message = unread.poll();
      try {
        handle(message);
      } finally {
        ReferenceCountUtil.release(message);
      }
    }
    busy = false;
  }

  private void handle(Object message) {
    if (message instanceof HttpRequest head && (stage == Stage.HEAD || stage == Stage.IDLE)) {
      head(head);
    }
    if (message instanceof HttpContent part && stage == Stage.BODY) {
      part(part);
    }
  }

  private void head(HttpRequest head) {
    var answer = desk.gate().ask(head, peer());
    if (answer instanceof Gate.Answer.Refuse refusal) {
      refuse(refusal.reply());
      return;
    }
    var begun = new Exchange(head, (Gate.Answer.Enter) answer, desk);
    exchange = Optional.of(begun);
    enter(Stage.BODY, desk.deadlines().bodyGrace(), () -> checkPace(begun));
    if (begun.awaitsGoAhead()) {
      ctx.writeAndFlush(
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }
  }

  private String peer() {
    return ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress().getHostAddress();
  }

  private void checkPace(Exchange body) {
    var left = body.pace().left(System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      tooSlow();
    } else {
      deadline.set(left, () -> checkPace(body));
    }
  }

  private void part(HttpContent part) {
    var of = exchange.orElseThrow();
    var size = part.content().readableBytes();
    if (part.decoderResult().isFailure()) {
      refuse(Gate.broken(part.decoderResult().cause()));
    } else if (of.body().size() + size > desk.limits().bodyBytes()) {
      refuse(desk.gate().tooLarge());
    } else if (of.refusal().isEmpty() && !of.body().add(part.content())) {
      refuse(Reply.comeBack("too much to do"));
    } else if (part instanceof LastHttpContent) {
      submit(of);
    } else {
      of.pace().received(size, System.nanoTime());
    }
  }

  private void submit(Exchange whole) {
    enter(
        Stage.WAITING,
        desk.deadlines().answer(),
        () -> answer(whole, Reply.comeBack("the store takes its time")));
    if (whole.refusal().isPresent()) {
      answer(whole, whole.refusal().get());
      return;
    }
    var delivery =
        Delivery.returnable(
            whole.inbound(peer()),
            outcome ->
                ctx.channel().eventLoop().execute(() -> answer(whole, Reply.to(outcome, whole))));
    if (!desk.intake().offer(delivery)) {
      answer(whole, Reply.comeBack("too much to do"));
    }
  }

  /** Answers the request in hand; an answer that comes too late goes nowhere. */
  private void answer(Exchange of, Reply reply) {
    if (stage != Stage.WAITING || exchange.filter(it -> it == of).isEmpty()) {
      return;
    }
    var stays = of.isKeptAlive() && !closing;
    var response = reply.toResponse();
    of.tell(response, stays);
    write(response, stays ? this::idle : this::leave);
  }

  /** Answers without having read the whole request, so the connection cannot go on. */
  private void refuse(Reply reply) {
    var response = reply.toResponse();
    response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    write(response, this::leave);
  }

  private void write(FullHttpResponse response, Runnable then) {
    release();
    enter(Stage.WRITING, desk.deadlines().write(), this::tooSlow);
    ctx.writeAndFlush(response)
        .addListener(
            written -> {
              if (written.isSuccess()) {
                then.run();
              } else {
                ctx.close();
              }
            });
  }

  private void idle() {
    if (closing) {
      leave();
      return;
    }
    enter(Stage.IDLE, desk.deadlines().idle(), ctx::close);
    readOn();
  }

  private void readOn() {
    goOn();
    if (wantsMore()) {
      ctx.read();
    }
  }

  /** Closing with bytes unread would reset the connection before the client has read our answer. */
  private void leave() {
    enter(Stage.LEAVING, desk.deadlines().linger(), ctx::close);
    var tls = Optional.ofNullable(ctx.pipeline().get(SslHandler.class));
    var output = (DuplexChannel) ctx.channel();
    tls.ifPresentOrElse(
        it -> it.closeOutbound().addListener(said -> output.shutdownOutput()),
        output::shutdownOutput);
    readOn();
  }

  private void release() {
    exchange.ifPresent(it -> it.body().release());
    exchange = Optional.empty();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == Farewell.SAID) {
      closing = true;
      if (stage == Stage.IDLE || stage == Stage.HEAD) {
        ctx.close();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stage = Stage.LEAVING;
    deadline.clear();
    release();
    unread.forEach(ReferenceCountUtil::release);
    unread.clear();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var isTheirs = cause instanceof IOException || cause.getCause() instanceof SSLException;
    if (!isTheirs) { // a reset and a broken handshake are the client's business
      LOG.warn("A connection was closed by an error", cause);
    }
    ctx.close();
  }
}
