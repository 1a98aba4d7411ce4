package org.gridward.examples.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.gridward.rules.revision.Keys;

/** Three editors of a policy with their keys, and what they do in their spreadsheet program. */
record EditorsDesk(Path keys) {

  /** Makes their keys and the policy's list of them: Wang, Li and Chen, who owns all. */
  static EditorsDesk open(Path keys, Path policy) throws IOException {
    Files.createDirectories(keys);
    var lines = new StringBuilder("name,departments,key\n");
    for (var name : List.of("Wang", "Li", "Chen")) {
      lines.append("%s,*,%s\n".formatted(name, Keys.generate(keys.resolve(name + ".key"))));
    }
    Files.writeString(policy.resolve("editors.csv"), lines);
    return new EditorsDesk(keys);
  }

  Path key(String name) {
    return keys.resolve(name + ".key");
  }

  /** What somebody's browser makes of some words. */
  String sign(String name, String words) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(Keys.read(key(name)));
      signature.update(words.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The workbook with another department in one rule of 派单规则. */
  static byte[] withLead(byte[] workbook, String rule, String department) {
    try (var book = WorkbookFactory.create(new ByteArrayInputStream(workbook));
        var out = new ByteArrayOutputStream()) {
      var sheet = book.getSheet("派单规则");
      var column = column(sheet.getRow(0), "责任部门");
      row(sheet, rule).getCell(column).setCellValue(department);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int column(Row headings, String name) {
    return StreamSupport.stream(headings.spliterator(), false)
        .filter(it -> it.getStringCellValue().equals(name))
        .findFirst()
        .orElseThrow()
        .getColumnIndex();
  }

  private static Row row(Sheet sheet, String rule) {
    return StreamSupport.stream(sheet.spliterator(), false)
        .filter(it -> it.getCell(0) != null && it.getCell(0).toString().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
