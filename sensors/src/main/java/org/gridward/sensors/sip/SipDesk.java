package org.gridward.sensors.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.ReplyingCodec;
import org.gridward.sensors.device.Digest;
import org.gridward.sensors.intake.Delivery;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.intake.Outcome;

/**
 * Answers requests: who may register, whose messages go to the intake, what is said when they are
 * durable. Knows no socket; used by one thread, the loop.
 */
final class SipDesk {

  private static final int MOST_TRANSACTIONS = 20_000;
  private static final Duration TRANSACTION = Duration.ofSeconds(32); // 64 x T1
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
  private static final String REGISTER = "REGISTER";
  private static final String HEARD = "MESSAGE, NOTIFY, OPTIONS, REGISTER";

  /** The way back to a sender. */
  interface Line {

    InetSocketAddress peer();

    /** {@code UDP} or {@code TCP}. */
    String transport();

    /** Sends one message; over UDP it may be lost. */
    void send(byte[] message);

    /** Asks for an answer of the device, again and again where the transport can lose it. */
    void ask(String callId, byte[] request);
  }

  /** A request that came, and its answer as soon as there is one. */
  private static final class Transaction {
    private final Instant began;
    private byte[] answer;

    private Transaction(Instant began) {
      this.began = began;
    }
  }

  private final SipSettings settings;
  private final Intake intake;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Executor loop;
  private final Digest digest;
  private final Registrations registrations;
  private final Map<String, Transaction> transactions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Transaction> eldest) {
          return size() > MOST_TRANSACTIONS
              || Duration.between(eldest.getValue().began, clock.instant()).compareTo(TRANSACTION)
                  > 0;
        }
      };
  private volatile long refused; // written by the loop only
  private volatile int registered;

  SipDesk(SipSettings settings, Intake intake, ZoneId zone, InstantSource clock, Executor loop) {
    this.settings = settings;
    this.intake = intake;
    this.zone = zone;
    this.clock = clock;
    this.loop = loop;
    this.digest =
        new Digest(settings.domain(), settings.keys(), List.of(Digest.Algorithm.MD5), clock);
    this.registrations = new Registrations(settings.registrations());
    this.registered = registrations.size();
  }

  /** Takes a request in. */
  void request(SipMessage request, Line line) {
    var missing = request.missing();
    if (request.method().equals("ACK")) {
      return; // answers nothing and wants none
    }
    if (missing.isPresent()) {
      line.send(answer(request, line, SipAnswer.of("400 No " + missing.get())));
      return;
    }
    var known = transactions.get(request.transaction() + line.peer());
    if (known != null) {
      if (known.answer != null) {
        line.send(known.answer);
      }
      return;
    }
    var transaction = new Transaction(clock.instant());
    transactions.put(request.transaction() + line.peer(), transaction);
    Consumer<SipAnswer> done =
        it -> {
          transaction.answer = answer(request, line, it);
          line.send(transaction.answer);
        };
    switch (request.method()) {
      case REGISTER -> done.accept(register(request, line));
      case "MESSAGE", "NOTIFY" -> message(request, line, done);
      case "OPTIONS" -> done.accept(SipAnswer.ok().with("Allow", HEARD));
      default -> done.accept(SipAnswer.of("405 Method Not Allowed").with("Allow", HEARD));
    }
  }

  private static byte[] answer(SipMessage request, Line line, SipAnswer answer) {
    return answer.bytes(request, line.peer(), token());
  }

  private SipAnswer register(SipMessage request, Line line) {
    var proven = prove(request, line);
    if (proven.refusal().isPresent()) {
      return proven.refusal().get();
    }
    var device = proven.device().orElseThrow();
    if (!request.user().equals(proven.device())) {
      return refuse("403 From is not the user of the password");
    }
    var now = clock.instant();
    var seconds = Math.min(expires(request), settings.longest().toSeconds());
    var until = now.plusSeconds(seconds);
    if (seconds == 0) {
      registrations.remove(device);
    } else if (!registrations.put(device, new Registrations.Registration(line.peer(), until))) {
      return SipAnswer.comeBack();
    }
    registered = registrations.size();
    var answer =
        SipAnswer.ok()
            .with("Date", CLOCK.format(now.atZone(zone)))
            .with("Expires", Long.toString(seconds));
    return request.header("Contact").map(it -> answer.with("Contact", it)).orElse(answer);
  }

  /** How long the device wants; an hour where it does not say. */
  private static long expires(SipMessage request) {
    return request
        .header("Expires")
        .filter(it -> it.matches("\\d{1,9}"))
        .map(Long::parseLong)
        .orElse(3_600L);
  }

  /** Who proved to be whom, or what to answer instead. */
  private record Proof(Optional<String> device, Optional<SipAnswer> refusal) {}

  private Proof prove(SipMessage request, Line line) {
    var peer = line.peer().getAddress().getHostAddress();
    var shown = request.header("Authorization");
    var verdict =
        shown
            .map(it -> digest.check(it, request.method(), Optional.empty(), peer))
            .orElseGet(Digest.Verdict.Stale::new);
    if (verdict instanceof Digest.Verdict.Proven it && it.device().matches("[^,\\s]{1,60}")) {
      return new Proof(Optional.of(it.device()), Optional.empty());
    }
    if (verdict instanceof Digest.Verdict.Stale) {
      var answer = SipAnswer.of("401 Unauthorized");
      for (var challenge : digest.challenges(peer, shown.isPresent())) {
        answer = answer.with("WWW-Authenticate", challenge);
      }
      return new Proof(Optional.empty(), Optional.of(answer));
    }
    return new Proof(Optional.empty(), Optional.of(refuse("403 Forbidden")));
  }

  private SipAnswer refuse(String status) {
    refused = refused + 1;
    return SipAnswer.of(status);
  }

  private void message(SipMessage request, Line line, Consumer<SipAnswer> done) {
    var now = clock.instant();
    var sender =
        request
            .user()
            .filter(it -> registeredThere(it, line, now))
            .or(() -> registrations.findBySource(line.peer(), now));
    if (sender.isEmpty()) {
      var proven = prove(request, line);
      if (proven.refusal().isPresent()) {
        done.accept(proven.refusal().get());
        return;
      }
      sender = proven.device();
    }
    keep(request, sender.orElseThrow(), line, done);
  }

  /** From the same address; its port may be another one behind a router. */
  private boolean registeredThere(String device, Line line, Instant now) {
    return registrations
        .find(device, now)
        .filter(it -> it.from().getAddress().equals(line.peer().getAddress()))
        .isPresent();
  }

  private void keep(SipMessage request, String device, Line line, Consumer<SipAnswer> done) {
    var inbound =
        Inbound.sip(settings.protocol(), request.bytes(), clock.instant())
            .peer(device)
            .zone(settings.zone().orElse(zone))
            .build();
    var delivery =
        Delivery.returnable(
            inbound, outcome -> loop.execute(() -> kept(inbound, outcome, line, done)));
    if (!intake.offer(delivery)) {
      done.accept(SipAnswer.comeBack());
    }
  }

  private void kept(Inbound inbound, Outcome outcome, Line line, Consumer<SipAnswer> done) {
    if (outcome instanceof Outcome.HandedBack) {
      done.accept(SipAnswer.comeBack());
      return;
    }
    done.accept(SipAnswer.ok());
    intake.reply(inbound).ifPresent(it -> tell(inbound.peer(), it, line));
  }

  /** The answer that the protocol asks for besides that of SIP, in a request of ours. */
  private void tell(String device, ReplyingCodec.Reply reply, Line line) {
    var peer = line.peer();
    var callId = token() + "@" + settings.host();
    var body = reply.text().getBytes(StandardCharsets.UTF_8);
    var head =
        String.join(
            "\r\n",
            "MESSAGE sip:%s@%s:%d SIP/2.0"
                .formatted(device, peer.getAddress().getHostAddress(), peer.getPort()),
            "Via: SIP/2.0/%s %s:%d;rport;branch=z9hG4bK%s"
                .formatted(line.transport(), settings.host(), settings.port(), token()),
            "From: <sip:%s@%s>;tag=%s".formatted(settings.server(), settings.domain(), token()),
            "To: <sip:%s@%s>".formatted(device, settings.domain()),
            "Call-ID: " + callId,
            "CSeq: 1 MESSAGE",
            "Max-Forwards: 70",
            "Content-Type: " + reply.contentType(),
            "Content-Length: " + body.length,
            "",
            "");
    var bytes = head.getBytes(StandardCharsets.UTF_8);
    var whole = Arrays.copyOf(bytes, bytes.length + body.length);
    System.arraycopy(body, 0, whole, bytes.length, body.length);
    line.ask(callId, whole);
  }

  private static String token() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Writes down who is registered; to be called every few seconds and at the end. */
  void save() {
    registrations.save(clock.instant());
    registered = registrations.size();
  }

  /** Requests that were refused. */
  long refused() {
    return refused;
  }

  /** Devices whose registration holds. */
  int registered() {
    return registered;
  }
}
