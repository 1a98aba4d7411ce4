package org.gridward.sensors;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.gridward.EventRouter;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.FramedCodec;
import org.gridward.sensors.http.AlertListener;
import org.gridward.sensors.http.AlertStreams;
import org.gridward.sensors.http.HttpSettings;
import org.gridward.sensors.http.StreamSource;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.intake.IntakeCounts;
import org.gridward.sensors.intake.IntakeLimits;
import org.gridward.sensors.intake.MediaFolder;
import org.gridward.sensors.intake.Places;
import org.gridward.sensors.intake.Redrive;
import org.gridward.sensors.mqtt.MqttHealth;
import org.gridward.sensors.mqtt.MqttSettings;
import org.gridward.sensors.mqtt.MqttSource;
import org.gridward.sensors.protocol.StandardCodecs;
import org.gridward.sensors.sip.SipListener;
import org.gridward.sensors.sip.SipSettings;
import org.gridward.sensors.tcp.FrameListener;
import org.gridward.sensors.tcp.TcpSettings;
import org.slf4j.LoggerFactory;

/**
 * Brings the alerts of devices to a router: an MQTT source, a listener for HTTP, one for frames
 * over TCP, one for SIP, streams that are fetched, or all of them, before one intake. Runs from
 * {@link Builder#start()} to {@link #close()}; close it before the store. Safe for any number of
 * threads.
 */
public final class SensorGateway implements AutoCloseable {

  private final Intake intake;
  private final Redrive redrive;
  private final Optional<AlertListener> http;
  private final Optional<FrameListener> tcp;
  private final Optional<SipListener> sip;
  private final List<MqttSource> mqtt;
  private final Optional<AlertStreams> streams;

  private SensorGateway(
      Intake intake,
      Redrive redrive,
      Optional<AlertListener> http,
      Optional<FrameListener> tcp,
      Optional<SipListener> sip,
      List<MqttSource> mqtt,
      Optional<AlertStreams> streams) {
    this.intake = intake;
    this.redrive = redrive;
    this.http = http;
    this.tcp = tcp;
    this.sip = sip;
    this.mqtt = mqtt;
    this.streams = streams;
  }

  /**
   * Starts a gateway; without more it has the standard codecs and neither transport.
   *
   * @param router where events go
   * @param media where pictures go
   */
  public static Builder builder(EventRouter router, MediaFolder media) {
    return new Builder(router, media);
  }

  /** How it stands. */
  public GatewayHealth health() {
    return new GatewayHealth(
        intake.health(),
        mqtt.stream().map(MqttSource::health).reduce(MqttHealth::and),
        http.map(AlertListener::health),
        tcp.map(FrameListener::health),
        sip.map(SipListener::health),
        streams.map(AlertStreams::health).orElse(List.of()));
  }

  /** What went in and came of it since the start. */
  public IntakeCounts counts() {
    return intake.counts();
  }

  /** The same by protocol, sorted. */
  public Map<String, IntakeCounts> countsByProtocol() {
    return intake.countsByProtocol();
  }

  /** The port of the alert listener; empty without one. */
  public OptionalInt alertPort() {
    return http.map(it -> OptionalInt.of(it.port())).orElse(OptionalInt.empty());
  }

  /** The port of the listener for frames; empty without one. */
  public OptionalInt framePort() {
    return tcp.map(it -> OptionalInt.of(it.port())).orElse(OptionalInt.empty());
  }

  /** The port of the listener for SIP, over UDP and TCP; empty without one. */
  public OptionalInt sipPort() {
    return sip.map(it -> OptionalInt.of(it.port())).orElse(OptionalInt.empty());
  }

  /** What reads dead letters again. */
  public Redrive redrive() {
    return redrive;
  }

  /** The intake, for a transport of the host's own. */
  public Intake intake() {
    return intake;
  }

  /**
   * Takes nothing more in, commits and acknowledges what is in hand, and lets go of broker and
   * port. What could not be committed stays with its sender.
   */
  @Override
  public void close() {
    http.ifPresent(AlertListener::stop);
    tcp.ifPresent(FrameListener::stop);
    sip.ifPresent(SipListener::stop);
    mqtt.forEach(MqttSource::stop);
    streams.ifPresent(AlertStreams::stop);
    intake.close();
    mqtt.forEach(MqttSource::close);
    http.ifPresent(AlertListener::close);
    tcp.ifPresent(FrameListener::close);
    sip.ifPresent(SipListener::close);
    streams.ifPresent(AlertStreams::close);
  }

  /** Gathers a gateway. Not thread-safe. */
  public static final class Builder {

    private final EventRouter router;
    private final MediaFolder media;
    private final List<Codec> codecs = new ArrayList<>(StandardCodecs.list());
    private Places places = Places.none();
    private IntakeLimits limits = IntakeLimits.STANDARD;
    private InstantSource clock = InstantSource.system();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<HttpSettings> http = Optional.empty();
    private Optional<TcpSettings> tcp = Optional.empty();
    private Optional<SipSettings> sip = Optional.empty();
    private Optional<MqttSettings> mqtt = Optional.empty();
    private List<StreamSource> streams = List.of();
    private Optional<SSLContext> streamsTls = Optional.empty();

    private Builder(EventRouter router, MediaFolder media) {
      this.router = router;
      this.media = media;
    }

    /** One more protocol; it replaces a standard codec of the same protocol. */
    public Builder codec(Codec value) {
      codecs.removeIf(it -> it.protocol().equals(value.protocol()));
      codecs.add(value);
      return this;
    }

    /** Where fixed devices stand; default: nobody knows. */
    public Builder places(Places value) {
      places = value;
      return this;
    }

    /** The zone of device times that carry none; default: the zone of the policy's calendar. */
    public Builder zone(ZoneId value) {
      zone = Optional.of(value);
      return this;
    }

    public Builder limits(IntakeLimits value) {
      limits = value;
      return this;
    }

    /** The clock that says when a message came. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /** Listens for alerts over HTTP. */
    public Builder http(HttpSettings value) {
      http = Optional.of(value);
      return this;
    }

    /** Listens for devices that keep a connection and send frames. */
    public Builder tcp(TcpSettings value) {
      tcp = Optional.of(value);
      return this;
    }

    /** Listens for cameras and platforms that register by SIP. */
    public Builder sip(SipSettings value) {
      sip = Optional.of(value);
      return this;
    }

    /** Listens to an MQTT broker. */
    public Builder mqtt(MqttSettings value) {
      mqtt = Optional.of(value);
      return this;
    }

    /** Fetches the alerts of cameras that do not push. */
    public Builder streams(List<StreamSource> values) {
      streams = List.copyOf(values);
      return this;
    }

    /**
     * Whom to trust, and what to show, where a stream is fetched over {@code https}; default: whom
     * Java trusts. A certificate must name the camera's address.
     */
    public Builder streamsTls(SSLContext context) {
      streamsTls = Optional.of(context);
      return this;
    }

    /**
     * The gateway, running. The broker need not be there yet.
     *
     * @throws IllegalArgumentException when a binding names a protocol that no codec reads
     * @throws IllegalStateException when the port is taken
     */
    public SensorGateway start() {
      var protocols = codecs.stream().map(Codec::protocol).sorted().toList();
      var listen = http.map(it -> it.bindings().isEmpty() ? shipped(it, protocols) : it);
      listen.ifPresent(
          it -> it.bindings().forEach(at -> check(at.prefix(), at.protocol(), protocols)));
      mqtt.ifPresent(
          it -> it.bindings().forEach(at -> check(at.filter(), at.protocol(), protocols)));
      sip.ifPresent(it -> check("SIP", it.protocol(), protocols));
      streams.forEach(it -> check(it.address().toString(), it.protocol(), protocols));
      var home = zone.orElseGet(() -> router.policy().calendar().zone());
      var intake =
          Intake.builder(router, media, codecs).places(places).limits(limits).clock(clock).start();
      OpenFiles.check(
          listen.map(it -> it.limits().connections()).orElse(0)
              + tcp.map(TcpSettings::connections).orElse(0)
              + sip.map(SipSettings::connections).orElse(0));
      var opened = new ArrayDeque<AutoCloseable>();
      opened.push(intake);
      try {
        var listener = listen.map(it -> AlertListener.start(it, intake, home, clock));
        listener.ifPresent(opened::push);
        var frames =
            tcp.map(it -> FrameListener.start(it, framed(it.protocol()), intake, home, clock));
        frames.ifPresent(opened::push);
        var calls = sip.map(it -> SipListener.start(it, intake, home, clock));
        calls.ifPresent(opened::push);
        var sources =
            mqtt.stream()
                .flatMap(it -> it.each().stream())
                .map(it -> MqttSource.start(it, intake, home, clock))
                .toList();
        sources.stream().findFirst().ifPresent(it -> intake.speaker(it::say));
        var fetched =
            Optional.of(streams)
                .filter(it -> !it.isEmpty())
                .map(it -> AlertStreams.start(it, streamsTls, intake, home, clock));
        var redrive = new Redrive(router.store(), intake, clock);
        return new SensorGateway(intake, redrive, listener, frames, calls, sources, fetched);
      } catch (RuntimeException e) {
        opened.forEach(Builder::quietly);
        throw e;
      }
    }

    private static void quietly(AutoCloseable part) {
      try {
        part.close();
      } catch (Exception e) {
        LoggerFactory.getLogger(SensorGateway.class).warn("A part did not close: {}", e.toString());
      }
    }

    private FramedCodec framed(String protocol) {
      return codecs.stream()
          .filter(it -> it.protocol().equals(protocol))
          .filter(FramedCodec.class::isInstance)
          .map(FramedCodec.class::cast)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "TCP settings name protocol \"%s\", which no codec reads in frames; write"
                              .formatted(protocol)
                          + " jt808 or add a codec that does."));
    }

    private static HttpSettings shipped(HttpSettings settings, List<String> protocols) {
      return settings.bindings(HttpBinding.shipped(protocols));
    }

    private static void check(String where, String protocol, List<String> protocols) {
      if (!protocols.contains(protocol)) {
        throw new IllegalArgumentException(
            "Binding \"%s\" names protocol \"%s\", which no codec reads; write one of %s."
                .formatted(where, protocol, String.join(", ", protocols)));
      }
    }
  }
}
