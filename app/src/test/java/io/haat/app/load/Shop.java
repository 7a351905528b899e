package io.haat.app.load;

import io.haat.app.cli.CommandLineRun;
import io.haat.app.postgres.UserCache;
import io.haat.app.session.DataDirectory;
import io.haat.app.session.HaatSession;
import io.haat.app.session.Sessions;
import io.haat.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One data directory whose server runs until the tests end, shared by all classes of a test
 * process: a start costs seconds, and tests that each have a retailer of their own do not meet.
 */
final class Shop {
  private static @Nullable Shop shared;

  private final Path folder;
  private final HaatSession session;

  private Shop(Path folder, HaatSession session) {
    this.folder = folder;
    this.session = session;
  }

  /** The shared one. Its server stops with the process. */
  static synchronized Shop shared() {
    Shop known = shared;
    if (known != null) {
      return known;
    }
    String process = System.getProperty("haat.test.process", "0");
    Path folder = Path.of("target", "load-tests", process).toAbsolutePath();
    removeTree(folder);
    DataDirectory data = new DataDirectory(folder.resolve("haat-data"));
    var sessions =
        new Sessions(
            data,
            0,
            UserCache.folder(System.getenv()),
            database -> new Warehouse(database).migrate(),
            line -> {});
    Shop opened = new Shop(folder, sessions.open());
    shared = opened;
    return opened;
  }

  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("haat-data");
  }

  Path lake() {
    return data().resolve("lake");
  }

  /** A connection that sees the tables by their bare names, in UTC. */
  Connection connect() throws SQLException {
    return new Warehouse(session.dataSource()).connect();
  }

  /** Writes a mapping file. */
  Path mapping(String name, String text) throws IOException {
    return write(name + ".yaml", text);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A shipped mapping for a retailer of the test's own. */
  Path shipped(String source, String retailer) throws IOException {
    return mapping(retailer, Checkout.mapping(source, retailer));
  }

  Loaded load(Path mapping, Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of("load", file.toString()));
    arguments.addAll(List.of("--source", mapping.toString(), "--json"));
    arguments.addAll(Arrays.asList(more));
    return Loaded.of(run(arguments.toArray(String[]::new)));
  }

  CommandLineRun run(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", data().toString()));
    return CommandLineRun.in(folder, 0, all.toArray(String[]::new));
  }

  /** The rows of a query, each as its columns between bars. */
  List<String> rows(String sql, String... values) throws SQLException {
    try (Connection connection = connect()) {
      return Rows.of(connection, sql, values);
    }
  }

  Optional<String> value(String sql, String... values) throws SQLException {
    return rows(sql, values).stream().findFirst();
  }

  static void removeTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
