package org.gridward.rules.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.check.PolicyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs other than ours write the same sheet in other XML (ECMA-376 part 1, 18.3 and 18.4): the
 * policy is the same.
 */
final class ForeignWritersTest {

  private static final Pattern SHARED =
      Pattern.compile("<si><t[^>]*>(.*?)</t></si>", Pattern.DOTALL);
  private static final Pattern LISTS = Pattern.compile("<dataValidations.*</dataValidations>");

  @TempDir private Path folder;
  private Path ours;

  @BeforeEach
  void write() throws IOException, URISyntaxException {
    ours = folder.resolve("ours.xlsx");
    WorkbookWriter.write(Path.of(ForeignWritersTest.class.getResource("/policy").toURI()), ours);
  }

  /** The workbook with each part of it rewritten, by the part's name. */
  private Path rewritten(BinaryOperator<String> rewrite) throws IOException {
    var file = folder.resolve("theirs.xlsx");
    try (var from = new ZipFile(ours.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : from.stream().toList()) {
        var part = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(rewrite.apply(entry.getName(), part).getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private void assertSays(Path theirs) throws IOException {
    assertThat(PolicyReader.read(theirs).rules()).isPresent();
    assertThat(CanonicalPolicy.read(theirs).hash()).isEqualTo(CanonicalPolicy.read(ours).hash());
    assertThat(Files.mismatch(theirs, ours)).isNotEqualTo(-1);
  }

  private static boolean isSheet(String name) {
    return name.startsWith("xl/worksheets/sheet");
  }

  /** As WPS does: runs of different fonts, readings, drop-downs in an extension, own data. */
  @Test
  void runs_of_fonts_readings_and_lists_in_an_extension() throws IOException {
    assertSays(
        rewritten(
            (name, part) -> {
              if (name.equals("docProps/app.xml")) {
                return part.replace("Apache POI", "WPS 表格");
              }
              if (name.equals("xl/sharedStrings.xml")) {
                return SHARED
                    .matcher(part)
                    .replaceAll(it -> Matcher.quoteReplacement(runs(it.group(1))));
              }
              return isSheet(name) ? extended(part) : part;
            }));
  }

  private static String runs(String text) {
    var cut = text.contains("&") ? text.length() : text.length() / 2;
    return "<si>"
        + run("宋体", text.substring(0, cut))
        + run("微软雅黑", text.substring(cut))
        + "<rPh sb=\"0\" eb=\"1\"><t>ㄆㄞ</t></rPh><phoneticPr fontId=\"1\" type=\"noConversion\"/></si>";
  }

  private static String run(String font, String text) {
    return text.isEmpty()
        ? ""
        : "<r><rPr><sz val=\"11\"/><rFont val=\""
            + font
            + "\"/><charset val=\"134\"/></rPr><t xml:space=\"preserve\">"
            + text
            + "</t></r>";
  }

  private static String extended(String sheet) {
    var extension =
        "<extLst><ext uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\""
            + " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\">"
            + "<x14:dataValidations count=\"0\""
            + " xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"/>"
            + "</ext></extLst></worksheet>";
    return LISTS.matcher(sheet).replaceAll("").replace("</worksheet>", extension);
  }

  /** As small writers do: texts within the cells, and no table of shared ones. */
  @Test
  void texts_within_the_cells() throws IOException {
    var shared = shared();
    var cell = Pattern.compile("<c ([^>]*?)t=\"s\"([^>]*)><v>(\\d+)</v></c>");
    assertSays(
        rewritten(
            (name, part) ->
                isSheet(name)
                    ? cell.matcher(part)
                        .replaceAll(
                            it ->
                                Matcher.quoteReplacement(
                                    "<c %st=\"inlineStr\"%s><is><t xml:space=\"preserve\">%s</t></is></c>"
                                        .formatted(
                                            it.group(1),
                                            it.group(2),
                                            shared.get(Integer.parseInt(it.group(3))))))
                    : part));
  }

  private List<String> shared() throws IOException {
    try (var zip = new ZipFile(ours.toFile())) {
      var part = zip.getInputStream(zip.getEntry("xl/sharedStrings.xml")).readAllBytes();
      var match = SHARED.matcher(new String(part, StandardCharsets.UTF_8));
      var texts = new ArrayList<String>();
      while (match.find()) {
        texts.add(match.group(1));
      }
      return texts;
    }
  }

  /** As spreadsheets that were formatted to their end: a thousand rows of nothing but style. */
  @Test
  void rows_of_nothing_but_style() throws IOException {
    var empty = new StringBuilder();
    for (var row = 500; row < 1_500; row++) {
      empty.append(
          "<row r=\"%d\"><c r=\"A%d\" s=\"1\"/><c r=\"B%d\" s=\"1\"/></row>"
              .formatted(row, row, row));
    }
    assertSays(
        rewritten(
            (name, part) ->
                isSheet(name)
                    ? part.replace("</sheetData>", empty + "</sheetData>")
                        .replaceAll("<dimension [^>]*/>", "<dimension ref=\"A1:XFD1500\"/>")
                    : part));
  }
}
