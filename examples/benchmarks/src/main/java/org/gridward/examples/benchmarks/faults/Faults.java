package org.gridward.examples.benchmarks.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The command faults: {@code faults [--short] [NAME…]} brings faults about, one after the other,
 * and prints what became of the alerts.
 */
public final class Faults {

  private static final int KILLS = Integer.getInteger("gridward.kills", 100);
  private static final String SHORT = "--short";

  static final List<Fault> ALL =
      List.of(
          new HostKilled(Transport.MQTT, KILLS),
          new HostKilled(Transport.HTTP, KILLS),
          new HostKilled(Transport.TCP, KILLS),
          new BrokerKilled(),
          new LinkDown(Transport.MQTT),
          new LinkDown(Transport.HTTP),
          new DiskFull(),
          new ClockJumps(Transport.HTTP),
          new ClockJumps(Transport.TCP),
          new Poison(Transport.MQTT, 1_000),
          new Poison(Transport.HTTP, 100_000)); // as many as are answered

  private Faults() {}

  /**
   * Ends with 0; with 1 where something acknowledged is missing, a matter has two cases or the next
   * acknowledgement came too late; with 2 when the command is not understood.
   */
  public static void main(String[] args) throws IOException {
    var names = new ArrayList<>(List.of(args));
    var brief = names.remove(SHORT);
    var unknown = names.stream().filter(it -> select(List.of(it)).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      System.err.println(
          "faults: there is no fault "
              + String.join(", ", unknown)
              + "; write faults [--short] and some of "
              + String.join(", ", ALL.stream().map(Fault::name).toList())
              + ", or none for all.");
      System.exit(2);
    }
    var rows = run(select(names), brief, System.out);
    System.exit(rows.stream().allMatch(Report.Row::isGood) ? 0 : 1);
  }

  /** Those that a name begins; all without names. */
  private static List<Fault> select(List<String> names) {
    return ALL.stream()
        .filter(it -> names.isEmpty() || names.stream().anyMatch(it.name()::startsWith))
        .toList();
  }

  /** Runs faults one after the other and prints the table as it grows. */
  static List<Report.Row> run(List<Fault> faults, boolean brief, PrintStream out)
      throws IOException {
    var report = new Report(out);
    var rows = new ArrayList<Report.Row>();
    var folder = Files.createTempDirectory("faults");
    report.begin();
    for (var fault : faults) {
      var row = run(fault, Files.createDirectory(folder.resolve(fault.name())), brief);
      report.add(row);
      rows.add(row);
    }
    if (rows.stream().allMatch(Report.Row::isGood)) {
      delete(folder);
    } else {
      out.println("Logs and stores are in " + folder);
    }
    return rows;
  }

  private static Report.Row run(Fault fault, Path folder, boolean brief) throws IOException {
    try {
      return fault.run(folder, brief);
    } catch (RuntimeException e) {
      e.printStackTrace();
      return Report.Row.broken(fault.name(), String.valueOf(e.getMessage()));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
