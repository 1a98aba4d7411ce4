package org.gridward.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteCaseStoreTest extends CaseStoreContract {

  @TempDir Path folder;

  @Override
  protected CaseStore open() {
    return SqliteCaseStore.open(folder.resolve("gridward.db"));
  }
}
