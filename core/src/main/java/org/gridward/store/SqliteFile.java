package org.gridward.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.sqlite.SQLiteConfig;

/** One SQLite file, locked for this process and brought up to date. */
final class SqliteFile implements AutoCloseable {

  private static final String SCRIPTS = "classpath:org/gridward/store/sqlite";

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private SqliteFile(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  static SqliteFile open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      unpackNativeLibraryBeside(path);
      var file = lock(path);
      file.migrate();
      return file;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "Store %s cannot be opened: %s; check the folder.".formatted(path, e), e);
    }
  }

  /**
   * The driver unpacks a library per process; a killed process leaves it, so the next one sweeps.
   */
  private static void unpackNativeLibraryBeside(Path path) throws IOException {
    if (System.getProperty("org.sqlite.tmpdir") == null) {
      var folder = Files.createDirectories(path.toAbsolutePath().resolveSibling("native"));
      System.setProperty("org.sqlite.tmpdir", folder.toString());
    }
  }

  private static SqliteFile lock(Path path) throws IOException {
    var channel =
        FileChannel.open(
            Path.of(path + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // this process has it open already; told below like any other holder
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "Store %s is open in another place; stop that one first, or name another data folder."
              .formatted(path));
    }
    return new SqliteFile(path, channel, lock);
  }

  private void migrate() {
    try {
      var flyway =
          Flyway.configure(SqliteFile.class.getClassLoader())
              .dataSource("jdbc:sqlite:" + path, null, null)
              .locations(SCRIPTS)
              .table("gridward_schema_history")
              .load();
      refuseNewer(flyway.info());
      flyway.migrate();
    } catch (FlywayException e) {
      close();
      throw new StoreUnavailableException(
          "Store %s cannot be brought up to date: %s; is it a Gridward database?"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private void refuseNewer(MigrationInfoService info) {
    for (var known : info.applied()) {
      if (known.getState() == MigrationState.FUTURE_SUCCESS) {
        close();
        throw new IllegalStateException(
            "Store %s was made by a newer Gridward (schema %s); start that one, or restore a backup."
                .formatted(path, known.getVersion()));
      }
    }
  }

  /** The connection that writes: every commit is synced to the disk before it returns. */
  Connection openForWriting() throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    return config.createConnection("jdbc:sqlite:" + path);
  }

  Connection openForReading() throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    return config.createConnection("jdbc:sqlite:" + path);
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new StoreUnavailableException("Store " + path + " cannot be released: " + e, e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
