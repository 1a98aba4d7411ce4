package org.gridward.sensors.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.gridward.sensors.device.Tls;
import org.gridward.sensors.intake.Addresses;
import org.gridward.sensors.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for alerts over HTTP: {@code POST} or {@code PUT} to a bound path. Answers 200 when the
 * message is durable, as events or as a dead letter, and 503 when it is not. Safe for any number of
 * threads.
 */
public final class AlertListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertListener.class);
  private static final int LOOPS = 2;
  private static final int BACKLOG = 4_096;
  private static final int CHUNK = 64 << 10;
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final EventLoopGroup acceptor = loops(1, "gridward-http-accept");
  private final EventLoopGroup loops = loops(LOOPS, "gridward-http");
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Addresses addresses;
  private final Desk desk;
  private final Channel server;

  private AlertListener(HttpSettings settings, Intake intake, ZoneId zone, InstantSource clock) {
    var limits = settings.limits();
    var inFlight = new ByteBudget(limits.inFlightBytes());
    addresses = new Addresses(limits.connectionsPerAddress(), limits.connections());
    desk =
        new Desk(
            new Gate(settings, intake, inFlight, clock),
            intake,
            limits,
            zone,
            clock,
            inFlight,
            settings.links(),
            new LongAdder());
    server = bind(settings);
  }

  private static EventLoopGroup loops(int threads, String name) {
    return new MultiThreadIoEventLoopGroup(
        threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  /**
   * Starts listening.
   *
   * @param settings with at least one binding
   * @param zone of device times that carry none, where the binding does not name another
   * @param clock tells when a message came
   * @throws IllegalStateException when the port is taken or the address is not this machine's
   */
  public static AlertListener start(
      HttpSettings settings, Intake intake, ZoneId zone, InstantSource clock) {
    var listener = new AlertListener(settings, intake, zone, clock);
    LOG.info("Listening for alerts on {}:{}", settings.host(), listener.port());
    return listener;
  }

  private Channel bind(HttpSettings settings) {
    var bootstrap =
        new ServerBootstrap()
            .group(acceptor, loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(512, 2_048, CHUNK).maxMessagesPerRead(1))
            .childHandler(pipeline(settings.tls()));
    var bound = bootstrap.bind(settings.host(), settings.port()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stopLoops();
      throw refused(settings, bound.cause());
    }
    return bound.channel();
  }

  private static IllegalStateException refused(HttpSettings settings, Throwable cause) {
    var taken = cause instanceof BindException && cause.getMessage().contains("in use");
    return new IllegalStateException(
        taken
            ? ("Port %d is taken; set GRIDWARD_ALERT_PORT to another number or stop the other"
                    + " process.")
                .formatted(settings.port())
            : "Cannot listen on %s:%d (%s); name an address of this machine and a port it may use."
                .formatted(settings.host(), settings.port(), cause.getMessage()),
        cause);
  }

  private ChannelInitializer<SocketChannel> pipeline(Optional<Tls> tls) {
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
        tls.ifPresent(it -> channel.pipeline().addLast(handshake(it)));
        var connection = new AlertConnection(desk);
        channel
            .pipeline()
            .addLast(new FirstBytes(connection))
            .addLast(new HttpServerCodec(decoding(desk.limits())))
            .addLast(connection);
      }
    };
  }

  private static SslHandler handshake(Tls tls) {
    var handler = new SslHandler(tls.server());
    handler.setHandshakeTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS);
    return handler;
  }

  private static HttpDecoderConfig decoding(HttpLimits limits) {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(limits.lineBytes())
        .setMaxHeaderSize(limits.headerBytes())
        .setMaxChunkSize(CHUNK);
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** How it stands. */
  public HttpHealth health() {
    return new HttpHealth(
        server.isActive(),
        server.isActive() ? port() : 0,
        connections.size(),
        desk.inFlight().used(),
        addresses.turnedAway(),
        desk.tooSlow().sum());
  }

  /** Takes no new connection and no new request; requests in hand are still answered. */
  public void stop() {
    server.close().awaitUninterruptibly();
    connections.forEach(it -> it.pipeline().fireUserEventTriggered(AlertConnection.Farewell.SAID));
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
