package org.gridward.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** One SQLite file, locked for this process and brought up to date. */
final class SqliteFile implements Writer.Medium, AutoCloseable {

  /** The driver's setting: where it unpacks. */
  private static final String UNPACKED = "org.sqlite.tmpdir";

  private static final String SCRIPTS = "classpath:org/gridward/store/sqlite";

  /**
   * Keys are hashes, so every batch touches pages all over the file: the more of them stay in
   * memory and gather in the log, the fewer are read and written again. Negative: in KiB.
   */
  private static final int WRITING_CACHE = -64 << 10;

  private static final int READING_CACHE = -8 << 10;
  private static final int LARGEST_LOG = 192 << 20;

  /** What this process has open. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;
  private final AtomicReference<Connection> first = new AtomicReference<>();

  private SqliteFile(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  static SqliteFile open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      var file = lock(path);
      unpackNativeLibraryBeside(path);
      file.migrate();
      return file;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "Store %s cannot be opened: %s; check the folder.".formatted(path, e), e);
    }
  }

  /**
   * The driver unpacks a library per process, and a killed process leaves it behind. The folder is
   * this store's alone, so whoever holds the lock sweeps it.
   */
  private static void unpackNativeLibraryBeside(Path path) throws IOException {
    if (System.getProperty(UNPACKED) != null) {
      return;
    }
    var folder = Files.createDirectories(path.toAbsolutePath().resolveSibling("native"));
    try (var left = Files.newDirectoryStream(folder, "sqlite-*")) {
      for (var file : left) {
        Files.deleteIfExists(file);
      }
    }
    System.setProperty(UNPACKED, folder.toString());
  }

  private static SqliteFile lock(Path path) throws IOException {
    var here = path.toAbsolutePath().normalize();
    // a second channel on the lock file, closed, would give up this process's lock: never open one
    if (!OPEN.add(here)) {
      throw isOpen(path);
    }
    FileChannel channel = null;
    FileLock lock = null;
    try {
      channel =
          FileChannel.open(
              Path.of(path + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      if (lock == null) {
        throw isOpen(path);
      }
      return new SqliteFile(here, channel, lock);
    } finally {
      if (lock == null) {
        OPEN.remove(here);
        close(channel);
      }
    }
  }

  private static void close(FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private static IllegalStateException isOpen(Path path) {
    return new IllegalStateException(
        "Store %s is open in another place; stop that one first, or name another data folder."
            .formatted(path));
  }

  /**
   * Migration closes its connections, and the last one to be closed copies the whole log: after a
   * crash that may be much. So one stays open.
   */
  private void migrate() {
    try {
      first.set(openForCopying());
      try (var statement = first.get().createStatement()) {
        statement.executeQuery("select count(*) from sqlite_schema").close(); // takes its share
      }
      var flyway =
          Flyway.configure(SqliteFile.class.getClassLoader())
              .dataSource(url(), null, null)
              .locations(SCRIPTS)
              .table("gridward_schema_history")
              .load();
      refuseNewer(flyway.info());
      flyway.migrate();
    } catch (FlywayException | SQLException e) {
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

  /**
   * The connection that writes. A commit only appends to the log: {@link Syncer} makes it durable,
   * and {@link Checkpointer} copies it into the tables.
   */
  @Override
  public Connection openForWriting() throws SQLException {
    var config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX); // only one thread uses it
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    config.setCacheSize(WRITING_CACHE);
    config.setJournalSizeLimit(LARGEST_LOG);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY); // what a savepoint may take back
    config.setGetGeneratedKeys(false); // else every insert asks for the row that it made
    var connection = config.createConnection(url());
    try (var statement = connection.createStatement()) {
      statement.execute("pragma wal_autocheckpoint = 0");
    }
    return connection;
  }

  @Override
  public Connection openForCopying() throws SQLException {
    var config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setJournalSizeLimit(LARGEST_LOG);
    return config.createConnection(url());
  }

  @Override
  public Log openLog() throws IOException {
    return new Log(FileChannel.open(Path.of(path + "-wal"), StandardOpenOption.WRITE));
  }

  private String url() {
    return "jdbc:sqlite:" + path;
  }

  Connection openForReading() throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    config.setCacheSize(READING_CACHE);
    return config.createConnection(url());
  }

  @Override
  public void close() {
    try (channel;
        lock) {
      if (first.get() != null) {
        first.get().close();
      }
    } catch (IOException | SQLException e) {
      throw new StoreUnavailableException("Store " + path + " cannot be released: " + e, e);
    } finally {
      OPEN.remove(path);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
