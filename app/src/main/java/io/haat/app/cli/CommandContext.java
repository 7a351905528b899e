package io.haat.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.error.UserError;
import io.haat.app.postgres.UserCache;
import io.haat.app.session.DataDirectory;
import io.haat.app.session.DatabaseMigration;
import io.haat.app.session.ExternalSession;
import io.haat.app.session.HaatSession;
import io.haat.app.session.Sessions;
import io.haat.app.settings.Settings;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.Sources;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command has at hand: options, settings, streams, the database. */
public final class CommandContext {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GlobalOptions options = new GlobalOptions();
  private final Path workingFolder;
  private final Map<String, String> environment;
  private final Terminal terminal;
  private final DatabaseMigration migration;

  /**
   * @param workingFolder where {@code haat.yaml}, {@code .env} and relative paths are looked for
   * @param migration brings the warehouse's schema up to date when a session opens
   */
  public CommandContext(
      Path workingFolder,
      Map<String, String> environment,
      Terminal terminal,
      DatabaseMigration migration) {
    this.workingFolder = workingFolder;
    this.environment = environment;
    this.terminal = terminal;
    this.migration = migration;
  }

  /** The options that all commands take, filled in when the command line has been read. */
  public GlobalOptions options() {
    return options;
  }

  public Terminal terminal() {
    return terminal;
  }

  public Path workingFolder() {
    return workingFolder;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public PrintStream out() {
    return terminal.out();
  }

  /** Prints one line of progress or notice on standard error. */
  public void notice(String line) {
    terminal.err().println(line);
  }

  /**
   * A command to type next, on the same data directory: {@code haat} as the launcher was called,
   * and what follows.
   */
  public String nextCommand(String words) {
    String command = System.getProperty("haat.command", "haat") + " " + words;
    String data = options.data().toString();
    if (data.equals(GlobalOptions.USUAL_DATA)) {
      return command;
    }
    boolean plain = data.matches("[A-Za-z0-9_./:\\\\+@%=-]+");
    return command + " --data " + (plain ? data : "'" + data.replace("'", "'\\''") + "'");
  }

  /** A file as the user named it, seen from the working folder. */
  public Path resolve(Path file) {
    return workingFolder.resolve(file);
  }

  /** Prints the command's one JSON object. */
  public void printJson(Object value) {
    try {
      terminal.out().println(JSON.writeValueAsString(value));
    } catch (IOException e) {
      throw new IllegalArgumentException("not printable as JSON: " + value, e);
    }
  }

  /** Reads and checks the settings. */
  public Settings settings() {
    return Settings.read(
        workingFolder,
        Optional.ofNullable(options.configuration()).map(workingFolder::resolve),
        environment);
  }

  public DataDirectory dataDirectory() {
    return new DataDirectory(workingFolder.resolve(options.data()));
  }

  /** The lake's folder. */
  public Path lake() {
    return settings()
        .lake()
        .location()
        .map(workingFolder::resolve)
        .orElseGet(() -> dataDirectory().lake());
  }

  /** The mappings: the working folder's, the data directory's, then those that come with Haat. */
  public Sources sources() {
    return new Sources(
        List.of(
            workingFolder.resolve("sources"),
            dataDirectory().path().resolve("sources"),
            Path.of(System.getProperty("haat.home", ".")).resolve("sources")));
  }

  /**
   * The mapping of that name, or of that file as seen from the working folder.
   *
   * @throws MappingException if there is none, or it cannot be used
   */
  public Mapping findSource(String nameOrFile) throws MappingException {
    boolean isFile = nameOrFile.matches(".*\\.ya?ml|.*[/\\\\].*");
    boolean elsewhere = !workingFolder.equals(Path.of("").toAbsolutePath());
    return sources()
        .find(isFile && elsewhere ? workingFolder.resolve(nameOrFile).toString() : nameOrFile);
  }

  /** Brings the warehouse's schema up to date. */
  public DatabaseMigration migration() {
    return migration;
  }

  /** How the embedded database is opened. */
  public Sessions sessions() {
    return new Sessions(
        dataDirectory(),
        settings().database().port(),
        UserCache.folder(environment),
        migration,
        this::notice);
  }

  /**
   * The way to the warehouse: the user's own database if one is configured, else the embedded one.
   *
   * @throws UserError when there is none
   */
  public HaatSession openSession() {
    return settings()
        .database()
        .external()
        .<HaatSession>map(address -> ExternalSession.open(address, migration))
        .orElseGet(() -> sessions().open());
  }
}
