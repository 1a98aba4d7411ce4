package org.gridward.examples.benchmarks.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.gridward.examples.benchmarks.parts.Alerts;
import org.gridward.examples.benchmarks.parts.HttpWire;
import org.gridward.examples.benchmarks.parts.MqttWire;
import org.gridward.examples.benchmarks.parts.TerminalWire;
import org.gridward.examples.benchmarks.parts.Wire;

/** The devices, in a process of their own. */
final class Sender {

  private static final int HUNDRED = 100;

  private Sender() {}

  /** Takes a transport, a port, how many connections, a name of the run, and {@code all|mix}. */
  public static void main(String[] args) throws IOException {
    var run = args[3];
    var allOpen = args[4].equals("all");
    LongFunction<Alerts.Kind> kinds = it -> Alerts.kind(it, allOpen);
    IntFunction<Wire> wires =
        switch (args[0]) {
          case "http" -> it -> new HttpWire(run, kinds);
          case "tcp" -> Sender::terminal;
          default -> it -> new MqttWire(run, it, kinds);
        };
    try (var load = new Load(Integer.parseInt(args[1]), Integer.parseInt(args[2]), wires)) {
      System.out.println("{\"ready\":true}");
      var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var words = line.split(" ");
        var result = load.run(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        var figures = new LinkedHashMap<String, Object>();
        figures.put("sent", result.sent());
        figures.put("answered", result.answered());
        figures.put("refused", result.refused());
        figures.put("givenUp", result.givenUp());
        figures.put("closed", result.closed());
        figures.put("lost", result.lost());
        figures.put("p50Ms", result.latencies().getValueAtPercentile(50) / 1e6);
        figures.put("p99Ms", result.latencies().getValueAtPercentile(99) / 1e6);
        figures.put("maxMs", result.latencies().getMaxValue() / 1e6);
        System.out.println(new ObjectMapper().writeValueAsString(figures));
      }
    }
  }

  /** One report in a hundred is an alarm. */
  static Wire terminal(int terminal) {
    return new TerminalWire(number -> terminal, number -> number % HUNDRED == 0);
  }
}
