package org.gridward.sensors.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.gridward.sensors.device.Tls;
import org.gridward.sensors.intake.Addresses;
import org.gridward.sensors.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for SIP over UDP and TCP on one port. Everything runs on one loop; what takes time is
 * done by the intake. Safe for any number of threads.
 */
public final class SipListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SipListener.class);
  private static final int DATAGRAM = 64 << 10;
  private static final int RECEIVE_BUFFER = 4 << 20; // a burst of alarms waits here
  private static final int SAVE_SECONDS = 5;
  private static final int ASKS = 5; // after 0, 0.5, 1.5, 3.5 and 7.5 s
  private static final long FIRST_WAIT_MILLIS = 500; // T1
  private static final int MOST_ASKED = 10_000;
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("gridward-sip", true), NioIoHandler.newFactory());
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Map<String, byte[]> asked = new HashMap<>(); // by Call-ID; loop only
  private final LongAdder unreadable = new LongAdder();
  private final SipSettings settings;
  private final Addresses addresses;
  private final SipDesk desk;
  private final Channel server;
  private final Optional<Channel> datagrams; // none where the port speaks TLS

  private SipListener(SipSettings settings, Intake intake, ZoneId zone, InstantSource clock) {
    this.settings = settings;
    this.addresses = new Addresses(settings.connectionsPerAddress(), settings.connections());
    this.desk = new SipDesk(settings, intake, zone, clock, loop.next());
    this.server = bound(tcp().bind(settings.host(), settings.port()).awaitUninterruptibly());
    this.datagrams =
        settings.tls().isPresent()
            ? Optional.empty()
            : Optional.of(bound(udp().bind(settings.host(), port()).awaitUninterruptibly()));
    loop.scheduleWithFixedDelay(desk::save, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Starts listening.
   *
   * @param zone of device times that carry none, where the settings do not name another
   * @param clock tells when a message came
   * @throws IllegalStateException when the port is taken or the address is not this machine's
   */
  public static SipListener start(
      SipSettings settings, Intake intake, ZoneId zone, InstantSource clock) {
    var listener = new SipListener(settings, intake, zone, clock);
    LOG.info("Listening for {} on {}:{}", settings.protocol(), settings.host(), listener.port());
    return listener;
  }

  private Channel bound(ChannelFuture binding) {
    if (!binding.isSuccess()) {
      loop.shutdownGracefully(0, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      throw new IllegalStateException(
          "Cannot listen on %s:%d (%s); set GRIDWARD_SIP_PORT to a port that is free and may be used."
              .formatted(settings.host(), settings.port(), binding.cause().getMessage()),
          binding.cause());
    }
    return binding.channel();
  }

  private Bootstrap udp() {
    return new Bootstrap()
        .group(loop)
        .channel(NioDatagramChannel.class)
        .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(DATAGRAM))
        .handler(
            new SimpleChannelInboundHandler<DatagramPacket>() {
              @Override
              protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
                var line = new UdpLine(context.channel(), packet.sender());
                read(ByteBufUtil.getBytes(packet.content()), line);
              }

              @Override
              public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                LOG.debug("A datagram was lost: {}", cause.toString());
              }
            });
  }

  private ServerBootstrap tcp() {
    return new ServerBootstrap()
        .group(loop, loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                enter(channel);
              }
            });
  }

  private void enter(SocketChannel channel) {
    var remote = channel.remoteAddress();
    if (remote == null || !addresses.enter(remote.getAddress())) {
      channel.close();
      return;
    }
    channel.closeFuture().addListener(it -> addresses.leave(remote.getAddress()));
    connections.add(channel);
    settings.tls().ifPresent(it -> channel.pipeline().addLast(handshake(it)));
    var line = new TcpLine(channel, remote, settings.tls().isPresent() ? "TLS" : "TCP");
    channel
        .pipeline()
        .addLast(new SipConnection(settings.message(), it -> read(it, line), unreadable));
  }

  private static SslHandler handshake(Tls tls) {
    var handler = new SslHandler(tls.server());
    handler.setHandshakeTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS);
    return handler;
  }

  /** A message is a request, or the answer to one of ours. */
  private void read(byte[] bytes, SipDesk.Line line) {
    if (bytes.length <= 4) {
      return; // line ends that keep a way through a router open
    }
    try {
      var message = SipMessage.read(bytes);
      if (message.isRequest()) {
        desk.request(message, line);
      } else {
        message.header("Call-ID").ifPresent(asked::remove);
      }
    } catch (SipMessage.Unreadable e) {
      unreadable.increment();
    }
  }

  /** The way back over UDP. */
  private final class UdpLine implements SipDesk.Line {
    private final Channel channel;
    private final InetSocketAddress peer;

    private UdpLine(Channel channel, InetSocketAddress peer) {
      this.channel = channel;
      this.peer = peer;
    }

    @Override
    public InetSocketAddress peer() {
      return peer;
    }

    @Override
    public String transport() {
      return "UDP";
    }

    @Override
    public void send(byte[] message) {
      channel.writeAndFlush(
          new DatagramPacket(Unpooled.wrappedBuffer(message), peer), channel.voidPromise());
    }

    @Override
    public void ask(String callId, byte[] request) {
      if (asked.size() < MOST_ASKED) {
        asked.put(callId, request);
        again(callId, 0);
      }
    }

    private void again(String callId, int times) {
      var request = asked.get(callId);
      if (request != null && times < ASKS) {
        send(request);
        loop.schedule(
            () -> again(callId, times + 1), FIRST_WAIT_MILLIS << times, TimeUnit.MILLISECONDS);
      } else {
        asked.remove(callId);
      }
    }
  }

  /** The way back over TCP, which loses nothing while it stands. */
  private record TcpLine(Channel channel, InetSocketAddress peer, String transport)
      implements SipDesk.Line {
    @Override
    public void send(byte[] message) {
      channel.writeAndFlush(Unpooled.wrappedBuffer(message), channel.voidPromise());
    }

    @Override
    public void ask(String callId, byte[] request) {
      send(request);
    }
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** How it stands. */
  public SipHealth health() {
    return new SipHealth(
        server.isActive() && datagrams.map(Channel::isActive).orElse(true),
        server.isActive() ? port() : 0,
        desk.registered(),
        connections.size(),
        desk.refused(),
        unreadable.sum());
  }

  /** Takes no new connection. Requests are still answered; what is not kept is not acknowledged. */
  public void stop() {
    server.close().awaitUninterruptibly();
  }

  /** Ends all of it. */
  @Override
  public void close() {
    stop();
    loop.submit(desk::save).awaitUninterruptibly(FAREWELL.toMillis());
    connections.close().awaitUninterruptibly(FAREWELL.toMillis());
    datagrams.ifPresent(it -> it.close().awaitUninterruptibly(FAREWELL.toMillis()));
    loop.shutdownGracefully(0, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
  }
}
