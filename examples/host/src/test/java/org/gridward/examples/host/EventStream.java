package org.gridward.examples.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.gridward.testkit.Await;

/** Reads server-sent events as a browser does. */
final class EventStream implements AutoCloseable {

  /**
   * One event.
   *
   * @param id empty where it has none
   * @param name empty where it has none
   */
  record Told(String id, String name, String data) {}

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final InputStream body;

  private EventStream(InputStream body) {
    this.body = body;
  }

  /** Opens a stream; returns when the host tells changes on it. */
  static EventStream open(HttpRequest request) throws IOException, InterruptedException {
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new AssertionError(request + " answered " + answer.statusCode());
    }
    var stream = new EventStream(answer.body());
    var reader = new Thread(stream::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
    Await.until("the stream begins", () -> !stream.lines.isEmpty());
    return stream;
  }

  private void read() {
    try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var id = "";
      var name = "";
      var data = "";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        var value = line.replaceFirst("^\\w*: ?", "");
        if (line.startsWith("id:")) {
          id = value;
        } else if (line.startsWith("event:")) {
          name = value;
        } else if (line.startsWith("data:")) {
          data += value;
        } else if (line.isEmpty()) {
          told.add(new Told(id, name, data));
          id = "";
          name = "";
          data = "";
        }
      }
    } catch (IOException e) {
      lines.add("closed"); // by this side
    }
  }

  /** What was told so far. */
  List<Told> told() {
    return List.copyOf(told);
  }

  /** Waits for an event and returns it. */
  Told await(String what, Predicate<Told> wanted) {
    Await.until(what, () -> told.stream().anyMatch(wanted));
    return told.stream().filter(wanted).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
