package org.gridward.sensors.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A socket that sends within a millisecond what it is given, and reads all that has come at once.
 * Without it the second of two acknowledgements waits until the broker's system confirms the first,
 * some 40 ms, and the broker with its next messages too. And Paho writes each acknowledgement by
 * itself and asks for single bytes, each of which would be a call of the system, here and in the
 * broker.
 */
final class PromptSocket extends Socket {

  private static final int BUFFER = 64 << 10;

  private final AtomicReference<InputStream> in = new AtomicReference<>();
  private final AtomicReference<Gathered> out = new AtomicReference<>();

  PromptSocket() throws SocketException {
    setTcpNoDelay(true);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (in.get() == null) {
      in.compareAndSet(null, new Buffered(super.getInputStream()));
    }
    return in.get();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    if (out.get() == null) {
      out.compareAndSet(null, new Gathered(super.getOutputStream()));
    }
    return out.get();
  }

  @Override
  public void close() throws IOException {
    var gathered = out.get();
    if (gathered != null) {
      gathered.end();
    }
    super.close();
  }

  /** Asks the system only where it has nothing itself. */
  private static final class Buffered extends BufferedInputStream {

    private Buffered(InputStream in) {
      super(in, BUFFER);
    }

    @Override
    public synchronized int available() throws IOException {
      return count > pos ? count - pos : super.available();
    }
  }
}
