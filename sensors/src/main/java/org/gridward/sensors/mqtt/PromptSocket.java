package org.gridward.sensors.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A socket that sends at once what it is given, and reads all that has come at once. Paho's own
 * collects: then the second of two acknowledgements waits until the broker's system confirms the
 * first, some 40 ms, and the broker with its next messages too. And Paho asks for single bytes,
 * each of which would be a call of the system.
 */
final class PromptSocket extends Socket {

  private static final int BUFFER = 64 << 10;

  private final AtomicReference<InputStream> in = new AtomicReference<>();

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
