package org.gridward.rules.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.Table;

/**
 * What a policy says, whatever file it came in: sheets in a fixed order, columns in a fixed order,
 * rows in order, cells folded. A workbook and the CSV files of its sheets have the same hash.
 */
final class Canonical {

  private Canonical() {}

  static String hash(Map<SheetKind, Table> tables) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var kind : SheetKind.values()) {
        var table = tables.get(kind);
        if (table != null) {
          digest.update(text(table).getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  private static String text(Table table) {
    var text = new StringBuilder(table.kind().name()).append('\n');
    for (var row : table.rows()) {
      for (var column : table.kind().columns()) {
        text.append(CellText.fold(row.text(column.key()))).append('\u001f');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
