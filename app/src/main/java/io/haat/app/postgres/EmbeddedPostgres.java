package io.haat.app.postgres;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL in a folder of its own: kept between runs, with passwords, with every commit on disk.
 * It runs in a session of its own, so it outlives a killed Haat, and the next Haat takes it over.
 *
 * <p>The caller makes sure that one process at a time works on the folder.
 */
public final class EmbeddedPostgres {
  /** Names the port that the server listens on. */
  public static final String PORT_SETTING = "HAAT_DATABASE_PORT";

  private static final String DATABASE = "haat";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);

  private final PostgresPrograms programs;
  private final Cluster cluster;
  private final RunningPostmaster postmaster;
  private final DatabaseAddress address;

  private EmbeddedPostgres(
      PostgresPrograms programs,
      Cluster cluster,
      RunningPostmaster postmaster,
      DatabaseAddress address) {
    this.programs = programs;
    this.cluster = cluster;
    this.postmaster = postmaster;
    this.address = address;
  }

  /**
   * Takes over the server that still runs in {@code folder}, or else starts one; makes the database
   * at first.
   *
   * @param folder made if absent
   * @param port to listen on, 0 for any free one; a server taken over keeps its own
   * @param cache where PostgreSQL's programs are unpacked
   * @throws UserError when PostgreSQL cannot run here, with the reason and the next step
   */
  public static EmbeddedPostgres startOrAdopt(Path folder, int port, Path cache)
      throws InterruptedException {
    try {
      Platform platform = Platform.current();
      PostgresPrograms programs =
          new PostgresPrograms(PostgresBinaries.unpacked(platform, cache), platform);
      PrivateFile.createFolder(folder);
      Cluster cluster = new Cluster(folder.toRealPath());
      Optional<EmbeddedPostgres> survivor = adopt(programs, cluster);
      if (survivor.isPresent()) {
        return survivor.get();
      }
      return start(programs, cluster, port);
    } catch (IOException e) {
      throw UserError.failed("cannot keep a database in %s: %s".formatted(folder, e), e);
    }
  }

  /** Ends the server that still runs in {@code folder}, if one does. */
  public static void stopSurvivor(Path folder, Path cache) throws InterruptedException {
    try {
      Path data = new Cluster(folder).data();
      Optional<RunningPostmaster> survivor =
          PostmasterFile.read(data).flatMap(file -> RunningPostmaster.find(file.pid(), data));
      if (survivor.isPresent()) {
        Platform platform = Platform.current();
        PostgresPrograms programs =
            new PostgresPrograms(PostgresBinaries.unpacked(platform, cache), platform);
        stop(programs, new Cluster(folder.toRealPath()), survivor.get());
      }
    } catch (IOException e) {
      throw UserError.failed("cannot stop PostgreSQL in %s: %s".formatted(folder, e), e);
    }
  }

  /** The process id of the server that works on {@code folder} now; empty if none does. */
  public static OptionalLong runningPid(Path folder) {
    try {
      Path data = new Cluster(folder).data();
      return PostmasterFile.read(data)
          .flatMap(file -> RunningPostmaster.find(file.pid(), data))
          .map(postmaster -> OptionalLong.of(postmaster.process().pid()))
          .orElseGet(OptionalLong::empty);
    } catch (IOException e) {
      throw UserError.failed("cannot look for PostgreSQL in %s: %s".formatted(folder, e), e);
    }
  }

  /** Where it listens, with the superuser's name and password. */
  public DatabaseAddress address() {
    return address;
  }

  /** The postmaster's process id. */
  public long pid() {
    return postmaster.process().pid();
  }

  /**
   * Rolls back what is open, closes all connections, writes everything to disk, and ends the
   * server.
   */
  public void stop() throws InterruptedException {
    try {
      stop(programs, cluster, postmaster);
    } catch (IOException e) {
      throw UserError.failed("cannot stop PostgreSQL in %s: %s".formatted(cluster.folder(), e), e);
    }
  }

  /** Completed when the server has ended, whoever ended it. */
  public CompletionStage<ProcessHandle> ended() {
    return postmaster.process().onExit();
  }

  /**
   * Starts a server that has ended by itself, where it listened before.
   *
   * @throws UserError when it does not start, with the reason and the next step
   */
  public EmbeddedPostgres startAgain() throws InterruptedException {
    try {
      RunningPostmaster.endOrphans(cluster.data());
      Files.deleteIfExists(PostmasterFile.in(cluster.data()));
      return start(programs, cluster, address.dataSource().getPortNumbers()[0]);
    } catch (IOException e) {
      throw UserError.failed(
          "cannot start PostgreSQL again in %s: %s".formatted(cluster.folder(), e), e);
    }
  }

  private static Optional<EmbeddedPostgres> adopt(PostgresPrograms programs, Cluster cluster)
      throws IOException, InterruptedException {
    Optional<PostmasterFile> file = PostmasterFile.read(cluster.data());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<RunningPostmaster> found = RunningPostmaster.find(file.get().pid(), cluster.data());
    if (found.isEmpty()) {
      RunningPostmaster.endOrphans(cluster.data());
      Files.deleteIfExists(PostmasterFile.in(cluster.data()));
      return Optional.empty();
    }
    RunningPostmaster postmaster = found.get();
    try {
      PostmasterFile ready = new StartWatch(cluster, RECOVERY_LIMIT).untilReady(postmaster);
      return Optional.of(
          new EmbeddedPostgres(programs, cluster, postmaster, open(cluster, ready.port())));
    } catch (UserError | SQLException e) {
      stop(programs, cluster, postmaster);
      return Optional.empty();
    }
  }

  private static EmbeddedPostgres start(PostgresPrograms programs, Cluster cluster, int wantedPort)
      throws IOException, InterruptedException {
    int port = FreePort.find(wantedPort, PORT_SETTING);
    cluster.prepare(programs);
    Files.deleteIfExists(cluster.startLog());
    // pg_ctl starts the server in a session of its own: Ctrl-C in the terminal does not reach it.
    Process starter =
        programs.start(
            cluster.startLog(),
            "pg_ctl",
            "start",
            "--wait",
            "--timeout=" + RECOVERY_LIMIT.toSeconds(),
            "--pgdata=" + cluster.data(),
            "--log=" + cluster.log(),
            "--options=-p " + port);
    PostmasterFile file =
        new StartWatch(cluster, RECOVERY_LIMIT)
            .untilReady(starter, () -> startFailure(programs, cluster));
    RunningPostmaster postmaster =
        RunningPostmaster.find(file.pid(), cluster.data())
            .orElseThrow(
                () -> UserError.failed("PostgreSQL ended at once. See " + cluster.log() + "."));
    try {
      return new EmbeddedPostgres(programs, cluster, postmaster, open(cluster, port));
    } catch (SQLException e) {
      stop(programs, cluster, postmaster);
      throw UserError.failed(
          "PostgreSQL started but does not let Haat in: %s. See %s."
              .formatted(e.getMessage(), cluster.log()),
          e);
    }
  }

  /** The server's log tells why; the starter's own output only if there was no server at all. */
  private static UserError startFailure(PostgresPrograms programs, Cluster cluster) {
    boolean told = LogTail.of(cluster.startLog()).contains("Examine the log output");
    return programs.failure("start", told ? cluster.log() : cluster.startLog());
  }

  /** Logs in, which makes the database at first. */
  private static DatabaseAddress open(Cluster cluster, int port) throws SQLException, IOException {
    DatabaseAddress address =
        DatabaseAddress.local(port, DATABASE, Cluster.SUPERUSER, cluster.password());
    try {
      address.dataSource().getConnection().close();
      return address;
    } catch (SQLException e) {
      if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
    }
    DatabaseAddress first =
        DatabaseAddress.local(port, "postgres", Cluster.SUPERUSER, cluster.password());
    try (Connection connection = first.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database haat");
    }
    return address;
  }

  private static void stop(PostgresPrograms programs, Cluster cluster, RunningPostmaster postmaster)
      throws IOException, InterruptedException {
    // pg_ctl looks for the end ten times a second only, so the wait is done here.
    Process stopper =
        programs.start(
            cluster.startLog(),
            "pg_ctl",
            "stop",
            "--mode=fast",
            "--no-wait",
            "--pgdata=" + cluster.data());
    boolean asked = stopper.waitFor(10, TimeUnit.SECONDS) && stopper.exitValue() == 0;
    if (asked && postmaster.awaitEnd(cluster.data(), STOP_LIMIT)) {
      return;
    }
    postmaster.process().destroy();
    if (!postmaster.awaitEnd(cluster.data(), STOP_LIMIT)) {
      throw UserError.failed(
          "PostgreSQL (pid %d) does not stop. See %s; then end that process."
              .formatted(postmaster.process().pid(), cluster.log()));
    }
  }
}
