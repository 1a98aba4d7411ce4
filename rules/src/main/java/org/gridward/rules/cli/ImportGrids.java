package org.gridward.rules.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.gridward.grid.CodeForm;
import org.gridward.grid.GridLayer;
import org.gridward.grid.LoadPolicy;
import org.gridward.grid.check.GridDefect;
import org.gridward.grid.check.GridReport;
import org.gridward.grid.check.TownPicture;
import org.gridward.grid.file.DefectGeoJson;
import org.gridward.grid.file.GeoJsonGrids;
import org.gridward.grid.file.GridFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Tells what is wrong with a file of grids, shows it on a map, and writes the grids that are taken.
 */
@Command(
    name = "import-grids",
    description =
        "Checks a file of grids, GeoJSON or GeoPackage; names each defect with its place.",
    mixinStandardHelpOptions = true)
final class ImportGrids implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the grids, .geojson or .gpkg")
  private Path file;

  @Option(
      names = "--crs",
      defaultValue = "wgs84",
      paramLabel = "SYSTEM",
      description = "coordinate system of the file: wgs84, cgcs2000, gcj02, bd09")
  private String crs;

  @Option(
      names = "--layer",
      paramLabel = "TABLE",
      description = "table of a GeoPackage; default: its only one")
  private String layer;

  @Option(
      names = "--grid-code",
      paramLabel = "PROPERTY",
      description =
          "property with the grid's code; with it a town of any country, whose grids need not fill"
              + " it; default: code, 15 digits, a town in China without gaps")
  private String gridCode;

  @Option(
      names = "--code-form",
      paramLabel = "REGEX",
      description = "the form that codes must have, such as [1-5]\\d{2}")
  private String codeForm;

  @Option(
      names = "--zone",
      defaultValue = "Asia/Shanghai",
      paramLabel = "ZONE",
      description = "where dates of validity begin; default: ${DEFAULT-VALUE}")
  private String zone;

  @Option(
      names = "--mode",
      defaultValue = "STRICT",
      description =
          "STRICT refuses defects, REPAIR mends what can be mended without guessing, ACCEPT leaves"
              + " out what is not sound; default: ${DEFAULT-VALUE}")
  private LoadPolicy mode;

  @Option(
      names = "--annotate",
      paramLabel = "OUT.geojson",
      description = "writes the defects for a map program")
  private Path annotate;

  @Option(
      names = "--picture",
      paramLabel = "OUT.svg",
      description = "draws the town with its defects")
  private Path picture;

  @Option(
      names = "--output",
      paramLabel = "OUT.geojson",
      description = "writes the grids taken, in WGS84 and Gridward's own names")
  private Path output;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "language of the defects: en or zh")
  private Validate.Language language;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "of what is printed: text or json")
  private Format format;

  /** How the report is printed. */
  enum Format {
    text,
    json
  }

  @Override
  public Integer call() throws IOException {
    var loaded =
        GridFile.check(file, TownOptions.datum(crs), layer(), mode, Optional.ofNullable(layer));
    var report = loaded.report();
    if (format == Format.json) {
      var json = new ByteArrayOutputStream();
      DefectGeoJson.write(report, json);
      spec.commandLine().getOut().println(json.toString(StandardCharsets.UTF_8));
    } else {
      print(report, spec.commandLine().getOut());
    }
    if (annotate != null) {
      try (var out = open(annotate)) {
        DefectGeoJson.write(report, out);
      }
    }
    if (picture != null) {
      Files.writeString(
          picture, TownPicture.draw(loaded.shapes(), report, language == Validate.Language.zh));
    }
    var refused = mode == LoadPolicy.STRICT && report.blocks();
    if (output != null && !refused) {
      try (var out = open(output)) {
        GeoJsonGrids.write(loaded.shapes().stream(), out);
      }
    }
    return report.blocks() ? Gridward.FINDINGS : 0;
  }

  private GridLayer layer() {
    var named = gridCode == null ? GridLayer.STANDARD : GridLayer.codedBy(gridCode);
    try {
      var dated = named.zone(ZoneId.of(zone));
      return codeForm == null ? dated : dated.form(CodeForm.of(codeForm));
    } catch (DateTimeException e) {
      throw new WrongUsageException("--zone is \"" + zone + "\"; write one such as Asia/Shanghai.");
    } catch (PatternSyntaxException e) {
      throw new WrongUsageException(
          "--code-form is \""
              + codeForm
              + "\": "
              + e.getDescription()
              + "; write one such as \\d{6}.");
    }
  }

  private static OutputStream open(Path path) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path));
  }

  private void print(GridReport report, PrintWriter out) {
    var zh = language == Validate.Language.zh;
    for (var defect : report.defects()) {
      out.println(line(defect, zh));
    }
    report.repairs().forEach(it -> out.println((zh ? "已修复 " : "mended ") + it));
    var errors = report.defects().stream().filter(it -> !it.warning()).count();
    var counts =
        new Object[] {report.features(), report.grids(), errors, report.defects().size() - errors};
    out.println(
        (zh
                ? "%d 个要素，采用 %d 个网格；%d 个错误，%d 个警告。"
                : "%d features, %d grids taken; %d errors, %d warnings.")
            .formatted(counts));
    if (mode == LoadPolicy.STRICT && errors > 0) {
      out.println(zh ? file + " 被退回。" : file + " is refused.");
    }
  }

  private static String line(GridDefect defect, boolean zh) {
    var level = defect.warning() ? "WARNING " : "ERROR ";
    return level + defect.line(zh) + " [" + size(defect, zh) + "]";
  }

  private static String size(GridDefect defect, boolean zh) {
    var unit = zh ? defect.unit().zh() : defect.unit().en();
    var whole = defect.size() == Math.rint(defect.size());
    return (whole ? "%,.0f %s" : "%,.2f %s").formatted(defect.size(), unit);
  }
}
