package org.gridward.sensors.tcp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.gridward.sensors.codec.FramedCodec;
import org.gridward.sensors.device.Tls;
import org.gridward.sensors.intake.Addresses;
import org.gridward.sensors.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for devices that send frames, such as vehicle terminals of JT/T 808. Answers a frame when
 * it is durable, as events or as a dead letter. Safe for any number of threads.
 */
public final class FrameListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FrameListener.class);
  private static final int LOOPS = 2;
  private static final int BACKLOG = 4_096;
  private static final int CHUNK = 64 << 10;
  private static final int LOOK_SECONDS = 1;
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final EventLoopGroup acceptor = loops(1, "gridward-tcp-accept");
  private final EventLoopGroup loops = loops(LOOPS, "gridward-tcp");
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final LongAdder tooSlow = new LongAdder();
  private final Addresses addresses;
  private final FrameConnection.Counter counter;
  private final Channel server;

  private FrameListener(TcpSettings settings, FrameConnection.Counter counter) {
    this.addresses = new Addresses(settings.connectionsPerAddress(), settings.connections());
    this.counter = counter;
    this.server = bind(settings);
    acceptor.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private static EventLoopGroup loops(int threads, String name) {
    return new MultiThreadIoEventLoopGroup(
        threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  /**
   * Starts listening.
   *
   * @param zone of device times that carry none, where the settings do not name another
   * @param clock tells when a frame came
   * @throws IllegalStateException when the port is taken or the address is not this machine's
   */
  public static FrameListener start(
      TcpSettings settings, FramedCodec codec, Intake intake, ZoneId zone, InstantSource clock) {
    var there = settings.zone().orElse(zone);
    var counter = new FrameConnection.Counter(codec, intake, settings, there, clock);
    var listener = new FrameListener(settings, counter);
    LOG.info("Listening for {} on {}:{}", codec.protocol(), settings.host(), listener.port());
    return listener;
  }

  private Channel bind(TcpSettings settings) {
    var bootstrap =
        new ServerBootstrap()
            .group(acceptor, loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(512, 2_048, CHUNK).maxMessagesPerRead(1))
            .childHandler(pipeline(settings));
    var bound = bootstrap.bind(settings.host(), settings.port()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stopLoops();
      throw new IllegalStateException(
          "Cannot listen on %s:%d (%s); set GRIDWARD_TCP_PORT to a port that is free and may be used."
              .formatted(settings.host(), settings.port(), bound.cause().getMessage()),
          bound.cause());
    }
    return bound.channel();
  }

  private ChannelInitializer<SocketChannel> pipeline(TcpSettings settings) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        var remote = channel.remoteAddress();
        if (remote == null || !addresses.enter(remote.getAddress())) {
          channel.close();
          return;
        }
        channel.closeFuture().addListener(it -> addresses.leave(remote.getAddress()));
        connections.add(channel);
        settings.tls().ifPresent(it -> channel.pipeline().addLast(handshake(it)));
        channel.pipeline().addLast(new FrameConnection(counter));
      }
    };
  }

  private static SslHandler handshake(Tls tls) {
    var handler = new SslHandler(tls.server());
    handler.setHandshakeTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS);
    return handler;
  }

  /** Closes the connections of devices that are too slow. */
  private void look() {
    var now = System.nanoTime();
    each(
        (connection, context) -> {
          if (connection.isLate(now)) {
            tooSlow.increment();
            context.close();
          }
        });
  }

  /** Does something with every connection, on its own loop. */
  private void each(BiConsumer<FrameConnection, ChannelHandlerContext> what) {
    for (var channel : connections) {
      channel
          .eventLoop()
          .execute(
              () -> {
                var context = channel.pipeline().context(FrameConnection.class);
                if (context != null) {
                  what.accept((FrameConnection) context.handler(), context);
                }
              });
    }
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** How it stands. */
  public TcpHealth health() {
    return new TcpHealth(
        server.isActive(),
        server.isActive() ? port() : 0,
        connections.size(),
        addresses.turnedAway(),
        tooSlow.sum());
  }

  /** Takes no new connection and no new frame; frames in hand are still answered. */
  public void stop() {
    server.close().awaitUninterruptibly();
    each(FrameConnection::leave);
  }

  /** Closes whatever is still open after a short while. */
  @Override
  public void close() {
    stop();
    if (!connections.newCloseFuture().awaitUninterruptibly(FAREWELL.toMillis())) {
      connections.close().awaitUninterruptibly();
    }
    stopLoops();
  }

  private void stopLoops() {
    acceptor.shutdownGracefully(0, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    loops.shutdownGracefully(0, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
  }
}
