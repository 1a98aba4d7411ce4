package org.gridward.sensors.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A vehicle terminal of JT/T 808-2013 on a socket of its own. */
public final class Terminal implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 15_000;

  private final String id;
  private final Socket socket;

  /** Connects; the id has 12 digits. */
  public Terminal(int port, String id) {
    this.id = id;
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A frame with escapes and check byte. */
  public byte[] frame(int type, int serial, byte[] body) {
    var head = ByteBuffer.allocate(12 + body.length + 1);
    head.putShort((short) type).putShort((short) body.length);
    head.put(HexFormat.of().parseHex(id)).putShort((short) serial).put(body);
    var check = (byte) 0;
    for (var i = 0; i < head.position(); i++) {
      check ^= head.get(i);
    }
    head.put(check);
    var frame = new ByteArrayOutputStream();
    frame.write(0x7e);
    for (var value : head.array()) {
      if (value == 0x7e || value == 0x7d) {
        frame.write(0x7d);
        frame.write(value == 0x7e ? 2 : 1);
      } else {
        frame.write(value);
      }
    }
    frame.write(0x7e);
    return frame.toByteArray();
  }

  /** Where it is, at a moment of 2026-03-02; alarms as bits. */
  public byte[] location(int serial, int alarms) {
    var body = ByteBuffer.allocate(28);
    body.putInt(alarms).putInt(3).putInt(30_885_936).putInt(120_920_966);
    body.putShort((short) 4).putShort((short) 300).putShort((short) 90);
    body.put(
        HexFormat.of()
            .parseHex("260302" + "%02d%02d%02d".formatted(9, serial / 60 % 60, serial % 60)));
    return frame(0x0200, serial, body.array());
  }

  public void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The next answer without delimiters and escapes, as hex digits; empty when the link is closed.
   */
  public String answer() {
    try {
      var in = socket.getInputStream();
      var answer = new ByteArrayOutputStream();
      var inside = false;
      while (true) {
        var next = in.read();
        if (next < 0) {
          return "";
        }
        if (next == 0x7e && inside) {
          return HexFormat.of().formatHex(answer.toByteArray());
        }
        inside = true;
        if (next == 0x7d) {
          answer.write(in.read() == 2 ? 0x7e : 0x7d);
        } else if (next != 0x7e) {
          answer.write(next);
        }
      }
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
