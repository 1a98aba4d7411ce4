package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gridward.examples.host.feed.play.Message.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a platform that answers as each test says. */
class TcpOutletTest {

  private static final String TERMINAL = "013900000001";

  private ServerSocket server;
  private TcpOutlet outlet;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setSoTimeout(20_000);
    outlet = outlet(Duration.ofSeconds(20));
  }

  private TcpOutlet outlet(Duration patience) {
    return new TcpOutlet(URI.create("tcp://127.0.0.1:" + server.getLocalPort()), patience);
  }

  @AfterEach
  void stop() throws IOException {
    outlet.close();
    server.close();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** A sign of life; the check byte is none, which only the platform minds. */
  private static Frame frame(String terminal, String serial) {
    return new Frame(hex("7e 0002 0000" + terminal + serial + "00 7e"));
  }

  private static void answer(Socket socket, String type, String body) throws IOException {
    var frame = hex("7e" + type + "0005" + TERMINAL + "0001" + body + "00 7e");
    socket.getOutputStream().write(frame);
  }

  private static Answer answer(CompletableFuture<Answer> of) throws Exception {
    return of.get(20, TimeUnit.SECONDS);
  }

  @Test
  void an_answer_belongs_to_the_frame_of_its_number() throws Exception {
    var first = outlet.send(frame(TERMINAL, "0001"));
    var second = outlet.send(frame(TERMINAL, "7d02"));
    var third = outlet.send(frame(TERMINAL, "0003"));

    try (var platform = server.accept()) {
      platform.getInputStream().readNBytes(3 * 15);
      answer(platform, "8001", "0003 0002 00");
      answer(platform, "8001", "0001 0002 03");
      answer(platform, "8100", "7d02 00 00 41");

      assertThat(answer(third)).isEqualTo(Answer.acknowledged("0x8001", 0));
      assertThat(answer(first)).isEqualTo(Answer.refused("0x8001, result 3", 0));
      assertThat(answer(second)).isEqualTo(Answer.acknowledged("0x8100", 0));
    }
  }

  @Test
  void each_terminal_has_a_connection_of_its_own_and_a_new_one_after_it_broke() throws Exception {
    var one = outlet.send(frame(TERMINAL, "0001"));
    try (var platform = server.accept()) {
      var other = outlet.send(frame("013900000002", "0001"));
      server.accept().close();
      assertThat(answer(other).kind()).isEqualTo(Answer.Kind.LOST);
      assertThat(one).isNotDone();
      platform.getInputStream().readNBytes(15);
    }
    assertThat(answer(one))
        .isEqualTo(Answer.lost("the connection was closed without an answer", 0));

    var again = outlet.send(frame(TERMINAL, "0002"));
    try (var platform = server.accept()) {
      answer(platform, "8001", "0002 0002 00");
      assertThat(answer(again)).isEqualTo(Answer.acknowledged("0x8001", 0));
    }
  }

  @Test
  void who_gets_no_answer_waits_only_so_long() throws Exception {
    try (var impatient = outlet(Duration.ofSeconds(1))) {
      var sent = impatient.send(new Frame(hex("7e 00 7e")));

      assertThat(answer(sent))
          .isEqualTo(
              Answer.lost(
                  "no answer within 1 s; there is none to a frame that nobody can read", 0));
    }
  }

  @Test
  void the_head_of_2019_has_a_longer_id() {
    var head = FrameHead.of(hex("7e 0200 4000 01 00000000013900000001 0007 00 7e")).orElseThrow();

    assertThat(head.terminal()).isEqualTo("00000000013900000001");
    assertThat(head.serial()).isEqualTo(7);
    assertThat(head.answers()).isEmpty();
  }
}
