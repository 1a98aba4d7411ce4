package org.gridward.sensors.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.gridward.sensors.intake.Intake;

/**
 * Fetches the alerts of cameras that do not push: asks each for its stream, proves by digest who we
 * are, hands on what comes, and asks again when a stream ends or falls silent. A camera repeats
 * nothing, so what it said is held in memory while the store is away, and a stream is read no
 * further than the intake can take. Safe for any number of threads.
 */
public final class AlertStreams implements AutoCloseable {

  private static final int LOOPS = 1;
  private static final long IN_FLIGHT_BYTES = 64L << 20;
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          LOOPS, new DefaultThreadFactory("gridward-streams", true), NioIoHandler.newFactory());
  private final List<StreamLine> lines;

  private AlertStreams(
      List<StreamSource> sources,
      Optional<SSLContext> tls,
      Intake intake,
      ZoneId zone,
      InstantSource clock) {
    var inFlight = new ByteBudget(IN_FLIGHT_BYTES);
    lines =
        sources.stream()
            .map(it -> new StreamLine(it, tls, loops.next(), intake, zone, clock, inFlight))
            .toList();
  }

  /**
   * Begins to ask; the cameras need not be there yet.
   *
   * @param tls whom to trust, and what to show, where the address is {@code https}; empty for whom
   *     Java trusts
   * @param zone of device times that carry none
   * @param clock tells when a message came
   */
  public static AlertStreams start(
      List<StreamSource> sources,
      Optional<SSLContext> tls,
      Intake intake,
      ZoneId zone,
      InstantSource clock) {
    var streams = new AlertStreams(sources, tls, intake, zone, clock);
    streams.lines.forEach(StreamLine::start);
    return streams;
  }

  /** How each stands, in the order of the sources. */
  public List<StreamHealth> health() {
    return lines.stream().map(StreamLine::health).toList();
  }

  /** Reads nothing more. */
  public void stop() {
    lines.forEach(StreamLine::stop);
  }

  @Override
  public void close() {
    stop();
    loops.shutdownGracefully(0, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
  }
}
