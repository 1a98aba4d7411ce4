package org.gridward.sensors.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A camera of GB/T 28181 on a socket of its own, over UDP, TCP or TLS. */
public final class SipPhone implements AutoCloseable {

  /** Our number, as devices are configured with. */
  public static final String SERVER = "34020000002000000001";

  private static final String DOMAIN = SERVER.substring(0, 10);
  private static final int PATIENCE_MILLIS = 15_000;
  private static final int SHORT_MILLIS = 300;
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

  private final String id;
  private final int port;
  private final DatagramSocket datagrams;
  private final Socket stream;
  private int count;

  private SipPhone(String id, int port, DatagramSocket datagrams, Socket stream) {
    this.id = id;
    this.port = port;
    this.datagrams = datagrams;
    this.stream = stream;
  }

  /** A camera that speaks UDP; its number has 20 digits. */
  public static SipPhone udp(int port, String id) {
    try {
      return new SipPhone(id, port, new DatagramSocket(0, InetAddress.getLoopbackAddress()), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A camera that speaks TCP. */
  public static SipPhone tcp(int port, String id) {
    try {
      return new SipPhone(id, port, null, new Socket(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A camera that speaks TLS, and trusts whom the context trusts. */
  public static SipPhone tls(int port, String id, SSLContext context) {
    try {
      var socket = context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
      return new SipPhone(id, port, null, socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String transport() {
    return stream == null ? "UDP" : stream instanceof SSLSocket ? "TLS" : "TCP";
  }

  /** A request with the usual headers, and more where wanted, each with its line end. */
  public String request(String method, String more, String body) {
    count++;
    return String.join(
        "\r\n",
        "%s sip:%s@%s SIP/2.0".formatted(method, SERVER, DOMAIN),
        "Via: SIP/2.0/%s 127.0.0.1:5999;rport;branch=z9hG4bK%s%d".formatted(transport(), id, count),
        "From: <sip:%s@%s>;tag=1".formatted(id, DOMAIN),
        "To: <sip:%s@%s>".formatted(id, DOMAIN),
        "Call-ID: %s-%d".formatted(id, count),
        "CSeq: %d %s".formatted(count, method),
        "Max-Forwards: 70",
        more + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length,
        "",
        body);
  }

  /** A message with a document of MANSCDP. */
  public String message(String xml) {
    return request("MESSAGE", "Content-Type: Application/MANSCDP+xml\r\n", xml);
  }

  /** The document of an alarm. */
  public static String alarm(int number, String channel) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Notify>
    <CmdType>Alarm</CmdType>
    <SN>%d</SN>
    <DeviceID>%s</DeviceID>
    <AlarmPriority>2</AlarmPriority>
    <AlarmMethod>5</AlarmMethod>
    <AlarmTime>2026-03-02T09:00:%02d</AlarmTime>
    <Info><AlarmType>6</AlarmType></Info>
    </Notify>
    """
        .formatted(number, channel, number % 60);
  }

  /** Registers with a password; the last answer's status line. */
  public String register(String password, int seconds) {
    var contact = "Contact: <sip:%s@127.0.0.1:5999>\r\nExpires: %d\r\n".formatted(id, seconds);
    var challenge = exchange(request("REGISTER", contact, ""));
    var nonce = NONCE.matcher(challenge);
    if (!nonce.find()) {
      return challenge;
    }
    return exchange(request("REGISTER", contact + authorization(nonce.group(1), password), ""));
  }

  private String authorization(String nonce, String password) {
    var uri = "sip:%s@%s".formatted(SERVER, DOMAIN);
    var response =
        md5(
            String.join(
                ":",
                md5(id + ":" + DOMAIN + ":" + password),
                nonce,
                "00000001",
                "0a4f113b",
                "auth",
                md5("REGISTER:" + uri)));
    return ("Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\","
            + " response=\"%s\", algorithm=MD5, cnonce=\"0a4f113b\", qop=auth, nc=00000001\r\n")
        .formatted(id, DOMAIN, nonce, uri, response);
  }

  private static String md5(String text) {
    try {
      var bytes = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request and returns the next message that comes. */
  public String exchange(String request) {
    send(request);
    return receive();
  }

  public void send(String request) {
    var bytes = request.getBytes(StandardCharsets.UTF_8);
    try {
      if (stream == null) {
        datagrams.send(
            new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
      } else {
        stream.getOutputStream().write(bytes);
        stream.getOutputStream().flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next message; fails where none comes. */
  public String receive() {
    return receive(PATIENCE_MILLIS);
  }

  /** The next message if one comes soon, else empty. */
  public String receiveSoon() {
    return receive(SHORT_MILLIS);
  }

  private String receive(int millis) {
    try {
      if (stream == null) {
        datagrams.setSoTimeout(millis);
        var packet = new DatagramPacket(new byte[65_536], 65_536);
        datagrams.receive(packet);
        return new String(
            Arrays.copyOf(packet.getData(), packet.getLength()), StandardCharsets.UTF_8);
      }
      stream.setSoTimeout(millis);
      return read();
    } catch (SocketTimeoutException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One message from the stream; empty where it is closed. */
  private String read() throws IOException {
    var head = new ByteArrayOutputStream();
    var in = stream.getInputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    var text = head.toString(StandardCharsets.UTF_8);
    var length = Pattern.compile("Content-Length: (\\d+)").matcher(text);
    return length.find()
        ? text
            + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
        : text;
  }

  @Override
  public void close() {
    try {
      if (stream == null) {
        datagrams.close();
      } else {
        stream.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
