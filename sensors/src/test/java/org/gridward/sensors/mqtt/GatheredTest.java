package org.gridward.sensors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;

final class GatheredTest {

  private static final int ACKNOWLEDGEMENTS = 1_000;

  /** A line that counts how often it is used. */
  private static final class Line extends OutputStream {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public void write(int value) {
      sent.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      calls.incrementAndGet();
      sent.write(bytes, offset, length);
    }
  }

  @Test
  void what_is_flushed_one_by_one_is_sent_together_and_in_order() throws IOException {
    var line = new Line();
    var out = new Gathered(line);
    for (var i = 0; i < ACKNOWLEDGEMENTS; i++) {
      out.write(i);
      out.flush();
    }
    Await.until("all of it is sent", () -> line.sent.size() == ACKNOWLEDGEMENTS);
    assertThat(line.calls.get()).isLessThan(ACKNOWLEDGEMENTS / 2);
    var bytes = line.sent.toByteArray();
    for (var i = 0; i < bytes.length; i++) {
      assertThat(bytes[i]).isEqualTo((byte) i);
    }
    out.end();
  }

  @Test
  void the_last_word_is_sent_at_the_end_and_nothing_after_it() throws IOException {
    var line = new Line();
    var out = new Gathered(line);
    out.write(1);
    out.end();
    assertThat(line.sent.toByteArray()).containsExactly(1);
    out.write(2);
    out.flush();
    out.end();
    assertThat(line.sent.toByteArray()).containsExactly(1);
  }

  @Test
  void a_line_that_broke_is_told_to_whoever_writes_next() throws IOException {
    var out =
        new Gathered(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("gone");
              }
            });
    out.write(1);
    out.flush();
    Await.until("it is told", () -> isBroken(out));
    out.end();
  }

  private static boolean isBroken(OutputStream out) {
    try {
      out.write(1);
      return false;
    } catch (IOException e) {
      return e.getCause().getMessage().equals("gone");
    }
  }

  @Test
  void whoever_takes_nothing_any_more_does_not_hold_up_the_end() throws IOException {
    var never = new CountDownLatch(1);
    var out =
        new Gathered(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
              }
            });
    out.write(1);
    out.flush();
    out.end();
    assertThat(never.getCount()).as("nobody let it go").isEqualTo(1);
  }
}
