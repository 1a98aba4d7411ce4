package org.gridward.sensors.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslHandler;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.device.DigestAnswer;
import org.gridward.sensors.intake.Delivery;
import org.gridward.sensors.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One camera: connects to it, again and again. All but its health on one event loop. */
final class StreamLine {

  private static final Logger LOG = LoggerFactory.getLogger(AlertStreams.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Cameras lock an account after some wrong passwords. */
  private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMinutes(10);

  private final StreamSource source;
  private final Optional<SSLContext> tls;
  private final EventLoop loop;
  private final Intake intake;
  private final ZoneId zone;
  private final InstantSource clock;
  private final ByteBudget inFlight;
  private Optional<DigestAnswer> answer = Optional.empty();
  private Channel channel;
  private int failures;
  private boolean stopped;
  private volatile Optional<Instant> heardAt = Optional.empty();
  private volatile Optional<String> problem = Optional.of("not connected yet");

  StreamLine(
      StreamSource source,
      Optional<SSLContext> tls,
      EventLoop loop,
      Intake intake,
      ZoneId zone,
      InstantSource clock,
      ByteBudget inFlight) {
    this.source = source;
    this.tls = tls;
    this.loop = loop;
    this.intake = intake;
    this.zone = zone;
    this.clock = clock;
    this.inFlight = inFlight;
  }

  StreamSource source() {
    return source;
  }

  ByteBudget inFlight() {
    return inFlight;
  }

  StreamHealth health() {
    return new StreamHealth(source, problem.isEmpty(), heardAt, problem);
  }

  void start() {
    loop.execute(this::connect);
  }

  void stop() {
    loop.execute(
        () -> {
          stopped = true;
          if (channel != null) {
            channel.close();
          }
        });
  }

  private void connect() {
    if (stopped) {
      return;
    }
    var connecting =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .handler(pipeline())
            .connect(source.address().getHost(), source.port());
    channel = connecting.channel();
    connecting.addListener(
        (ChannelFuture it) -> {
          if (!it.isSuccess()) {
            lost("it cannot be reached: " + it.cause().getMessage());
          }
        });
  }

  private ChannelInitializer<SocketChannel> pipeline() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel it) throws NoSuchAlgorithmException {
        if (source.isSecret()) {
          it.pipeline().addLast(handshake());
        }
        it.pipeline().addLast(new HttpClientCodec()).addLast(new StreamReader(StreamLine.this));
      }
    };
  }

  private SslHandler handshake() throws NoSuchAlgorithmException {
    var context = tls.isPresent() ? tls.get() : SSLContext.getDefault();
    var engine = context.createSSLEngine(source.address().getHost(), source.port());
    engine.setUseClientMode(true);
    var parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return new SslHandler(engine);
  }

  /** The header that proves who we are; empty before the first challenge. */
  Optional<String> authorization() {
    return answer.map(it -> it.authorization("GET", source.target()));
  }

  /**
   * The camera wants to know who we are.
   *
   * @param tried whether it was told in the request that it answers
   */
  void challenged(List<String> challenges, boolean tried) {
    if (tried && challenges.stream().noneMatch(it -> it.matches("(?i).*\\bstale=\"?true.*"))) {
      answer = Optional.empty();
      lost("user or password is wrong; mend its line in the file of streams", PAUSE_AFTER_REFUSAL);
      return;
    }
    answer = DigestAnswer.to(challenges, source.user(), source.password());
    if (answer.isEmpty()) {
      lost("it offers no digest, only " + challenges + "; switch digest on", PAUSE_AFTER_REFUSAL);
    } else {
      channel.close();
      connect();
    }
  }

  /** Alerts come. */
  void heard() {
    if (problem.isPresent()) {
      LOG.info("Alerts come from {}", source.peer());
    }
    failures = 0;
    problem = Optional.empty();
    heardAt = Optional.of(clock.instant());
  }

  /** Alerts come no more; asks again in a while. */
  void lost(String why) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
    lost(why, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private void lost(String why, Duration pause) {
    channel.close();
    if (stopped) {
      return;
    }
    if (!problem.equals(Optional.of(why))) {
      LOG.warn("No alerts from {}: {}", source.peer(), why);
    }
    problem = Optional.of(why);
    failures++;
    var wait = (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1));
    loop.schedule(this::connect, wait, TimeUnit.MILLISECONDS);
  }

  /**
   * Hands a message on, if it can be taken now.
   *
   * @param done told on the event loop when it is durable, or given up
   */
  boolean offer(byte[] message, String contentType, Runnable done) {
    var inbound =
        Inbound.http(source.protocol(), source.address().getPath(), message, clock.instant())
            .tail("")
            .contentType(contentType)
            .peer(source.peer())
            .zone(zone)
            .build();
    return intake.offer(Delivery.held(inbound, outcome -> loop.execute(done)));
  }
}
