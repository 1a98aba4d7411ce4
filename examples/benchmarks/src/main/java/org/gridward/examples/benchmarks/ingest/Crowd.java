package org.gridward.examples.benchmarks.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridward.examples.benchmarks.parts.Alerts;
import org.gridward.examples.benchmarks.parts.HttpWire;
import org.gridward.examples.benchmarks.parts.Wire;

/** Many guests of the town, in a process of their own. All of them run on one loop. */
final class Crowd {

  private static final int BLOCK = 2;
  private static final int FIRST_TERMINAL = 100_000; // behind those of the load
  private static final long TICK_MILLIS = 10;
  private static final int PER_TICK = 20;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final Dialer dialer = new Dialer(group, BLOCK);
  private final Map<Manner, Tale> tales = new EnumMap<>(Manner.class);
  private final Deque<Guest> atTheDoor = new ArrayDeque<>();
  private final int http;
  private final int tcp;
  private int guests;
  private long number;

  private Crowd(int http, int tcp) {
    this.http = http;
    this.tcp = tcp;
  }

  /**
   * Takes the ports for HTTP and for frames. Lines are {@code MANNER COUNT}, answered when so many
   * guests more have come, and {@code report}.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    new Crowd(Integer.parseInt(args[0]), Integer.parseInt(args[1])).run();
  }

  private void run() throws IOException, InterruptedException {
    loop.scheduleWithFixedDelay(this::open, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    System.out.println("{\"ready\":true}");
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.equals("report")) {
        var words = line.split(" ");
        invite(Manner.valueOf(words[0]), Integer.parseInt(words[1]));
      }
      System.out.println(new ObjectMapper().writeValueAsString(figures()));
    }
    System.exit(0); // the loop goes on for ever
  }

  private void invite(Manner manner, int count) throws InterruptedException {
    var coming = new CountDownLatch(count);
    loop.execute(
        () -> {
          var tale = tales.computeIfAbsent(manner, it -> new Tale());
          tale.expect(coming);
          for (var i = 0; i < count; i++) {
            letIn(new Guest(this, manner, guests, wire(manner), tale));
            guests++;
          }
        });
    coming.await();
  }

  private Wire wire(Manner manner) {
    return manner.isHttp()
        ? new HttpWire("c", it -> Alerts.kind(it, false))
        : Sender.terminal(FIRST_TERMINAL + guests);
  }

  /** Comes in when its turn is. */
  void letIn(Guest guest) {
    atTheDoor.add(guest);
  }

  private void open() {
    for (var i = 0; i < PER_TICK && !atTheDoor.isEmpty(); i++) {
      var guest = atTheDoor.poll();
      guest
          .come(dialer, guest.isHttp() ? http : tcp)
          .addListener(
              it -> {
                if (!it.isSuccess()) {
                  letIn(guest);
                }
              });
    }
  }

  private Map<Manner, Map<String, Object>> figures() {
    var figures = new CompletableFuture<Map<Manner, Map<String, Object>>>();
    loop.execute(
        () -> {
          var now = System.nanoTime();
          var all = new EnumMap<Manner, Map<String, Object>>(Manner.class);
          tales.forEach((manner, tale) -> all.put(manner, tale.figures(now)));
          figures.complete(all);
        });
    return figures.join();
  }

  EventLoop loop() {
    return loop;
  }

  long nextNumber() {
    return number++;
  }
}
