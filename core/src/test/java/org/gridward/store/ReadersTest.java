package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.gridward.casefile.CaseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadersTest {

  @TempDir private Path folder;

  /** A statement that nobody closes stays with its connection until that is closed. */
  @Test
  void statements_are_prepared_once_for_each_connection() {
    try (var file = SqliteFile.open(folder.resolve("gridward.db"))) {
      var readers = new Readers(file);
      var seen = Collections.newSetFromMap(new IdentityHashMap<SqliteTables, Boolean>());
      for (var i = 0; i < 100; i++) {
        readers.ask(
            tables -> {
              seen.add(tables);
              return tables.findOpen(Set.of(CaseId.of(2026, 1)));
            });
      }
      readers.close();
      assertThat(seen).hasSizeLessThanOrEqualTo(4);
    }
  }
}
