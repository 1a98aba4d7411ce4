package org.gridward.grid.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridLayer;
import org.gridward.grid.LoadPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files larger than a small memory: a clear answer or a clear error. A long run with a file of 1
 * GB, in many grids and in one, each of more than ten million vertices: {@code mvn -pl core test
 * -Dtest=LargeFileTest -Dgridward.megabytes=1024}.
 */
class LargeFileTest {

  private static final int MEGABYTES = Integer.getInteger("gridward.megabytes", 40);
  private static final int DETAIL = 1_000; // vertices on each side of a square
  private static final int BYTES_PER_POSITION = 26;

  @TempDir Path folder;

  @Test
  void a_large_file_of_many_grids_is_read_where_there_is_memory() throws Exception {
    var file = folder.resolve("many.geojson");
    var grids = write(file, MEGABYTES);

    assertThat(load(file, "-Xmx" + Math.max(512, 6 * MEGABYTES) + "m"))
        .containsExactly(grids + " grids, 0 defects, answers");
  }

  @Test
  void it_is_refused_in_words_where_there_is_not() throws Exception {
    var file = folder.resolve("many.geojson");
    write(file, MEGABYTES);

    var said = load(file, "-Xmx" + MEGABYTES + "m");

    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .matches(
            "More than [0-9,]+ positions do not fit into the [0-9,]+ MiB that this Java may"
                + " use; allow it more with -Xmx, or simplify the borders\\.");
  }

  @Test
  void one_grid_of_millions_of_vertices_is_told_and_costs_no_memory() throws Exception {
    var file = folder.resolve("one.geojson");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"type\":\"Feature\",\"properties\":{\"code\":\"330421100201001\"},");
      out.write("\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
      var positions = (int) ((long) MEGABYTES * (1 << 20) / BYTES_PER_POSITION);
      for (var i = 0; i < positions; i++) {
        out.write("[%.9f,%.9f],".formatted(120 + i * 1e-7, 30.0));
      }
      out.write("[120,31],[120,30]]]}}");
    }

    assertThat(load(file, "-Xmx" + 4 * MEGABYTES + "m"))
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("positions, and 1,000,000 are the most for one grid; simplify"));
  }

  /** Squares side by side, each with many vertices; returns how many. */
  private static int write(Path file, int megabytes) throws IOException {
    var grids = (int) ((long) megabytes * (1 << 20) / (4L * DETAIL * BYTES_PER_POSITION));
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":[");
      for (var i = 0; i < grids; i++) {
        out.write(i == 0 ? "" : ",\n");
        out.write("{\"type\":\"Feature\",\"properties\":{\"code\":%d},".formatted(i + 1));
        out.write("\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
        square(out, 100 + i % 100 * 0.01, 20 + i / 100 * 0.01);
        out.write("]]}}");
      }
      out.write("]}");
    }
    return grids;
  }

  private static void square(BufferedWriter out, double west, double south) throws IOException {
    for (var side = 0; side < 4; side++) {
      for (var i = 0; i < DETAIL; i++) {
        var along = 0.01 * i / DETAIL;
        var x = side == 0 ? along : side == 1 ? 0.01 : side == 2 ? 0.01 - along : 0;
        var y = side == 0 ? 0 : side == 1 ? along : side == 2 ? 0.01 : 0.01 - along;
        out.write(String.format(Locale.ROOT, "[%.8f,%.8f],", west + x, south + y));
      }
    }
    out.write(String.format(Locale.ROOT, "[%.8f,%.8f]", west, south));
  }

  /** Loads a file in a Java of its own; returns the lines that it says. */
  private List<String> load(Path file, String heap) throws Exception {
    var out = folder.resolve("said");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                LargeFileTest.class.getName(),
                file.toString()));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start()
        .waitFor();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  /** Loads the file that is named, looks a place up, and says what came of it in one line. */
  public static void main(String[] args) {
    try {
      var layer = GridLayer.codedBy("code");
      var loaded =
          GridFile.load(Path.of(args[0]), Datum.WGS84, layer, LoadPolicy.STRICT, Optional.empty());
      var index = GridIndex.of(loaded.shapes());
      System.out.printf(
          "%d grids, %d defects, %s%n",
          index.grids().size(),
          loaded.report().defects().size(),
          index.locate(100.005, 20.005) >= 0 ? "answers" : "does not answer");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
