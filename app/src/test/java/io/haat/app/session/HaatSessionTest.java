package io.haat.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.postgres.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaatSessionTest {
  @TempDir Path folder;

  private Path data() {
    return folder.resolve("haat-data");
  }

  private Sessions sessions() {
    return new Sessions(
        new DataDirectory(data()),
        0,
        UserCache.folder(System.getenv()),
        DatabaseMigration.NONE,
        line -> {});
  }

  @AfterEach
  void stop_what_a_failed_test_left_running() {
    sessions().open().close();
  }

  @Test
  void the_first_process_owns_and_the_second_is_its_client() throws Exception {
    try (ProbeProcess owner = ProbeProcess.start(data())) {
      String first = owner.line();
      try (ProbeProcess client = ProbeProcess.start(data())) {
        assertThat(first).startsWith("OwnerSession jdbc:postgresql://127.0.0.1:");
        assertThat(client.line()).isEqualTo(first.replace("OwnerSession", "ClientSession"));
      }
    }
  }

  @Test
  void an_owner_waits_for_its_clients_and_says_so() throws Exception {
    try (ProbeProcess owner = ProbeProcess.start(data())) {
      owner.line();
      try (HaatSession client = sessions().open()) {
        assertThat(client).isInstanceOf(ClientSession.class);
        owner.askToClose();
        assertThat(owner.line()).contains("waiting for other haat commands");
        assertThat(one(client, "select 1")).isEqualTo("1");
      }
      assertThat(owner.line()).isEqualTo("closed");
      assertThat(owner.awaitExit()).isZero();
    }
    assertThat(data().resolve("runtime.json")).doesNotExist();
    assertThat(data().resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void a_killed_owner_leaves_a_database_that_the_next_one_takes_over() throws Exception {
    String address;
    long serverPid;
    try (ProbeProcess owner = ProbeProcess.start(data())) {
      address = owner.line();
      execute("create table kept as select 42 as answer");
      serverPid = postmasterPid();
      owner.kill();
    }
    assertThat(ProcessHandle.of(serverPid)).isPresent();
    try (HaatSession next = sessions().open()) {
      assertThat(next).isInstanceOf(OwnerSession.class);
      assertThat("OwnerSession " + next.address().url()).isEqualTo(address);
      assertThat(postmasterPid()).isEqualTo(serverPid);
      assertThat(one(next, "select answer from kept")).isEqualTo("42");
    }
    assertThat(data().resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void the_pid_of_a_foreign_process_in_a_stale_file_is_left_alone() throws Exception {
    sessions().open().close();
    Process foreign = new ProcessBuilder("tail", "-f", "/dev/null").start();
    try {
      Path stale = data().resolve("postgres/data/postmaster.pid");
      Files.write(
          stale, List.of(foreign.pid() + "", data() + "", "1", "5433", "", "*", "1 2", "ready"));
      try (HaatSession session = sessions().open()) {
        assertThat(one(session, "select 1")).isEqualTo("1");
      }
      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void a_killed_server_recovers_what_was_committed() throws Exception {
    HaatSession first = sessions().open();
    try (Connection connection = first.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept as select generate_series(1, 1000) as n");
    }
    ProcessHandle.of(postmasterPid()).orElseThrow().destroyForcibly();
    try {
      first.close();
    } catch (RuntimeException expected) {
      assertThat(expected).hasMessageContaining("is gone");
    }
    try (HaatSession next = sessions().open()) {
      assertThat(one(next, "select count(*) from kept")).isEqualTo("1000");
    }
  }

  @Test
  void a_terminated_owner_stops_its_server() throws Exception {
    try (ProbeProcess owner = ProbeProcess.start(data())) {
      owner.line();
      owner.terminate();
    }
    assertThat(data().resolve("postgres/data/postmaster.pid")).doesNotExist();
    assertThat(data().resolve("runtime.json")).doesNotExist();
  }

  @Test
  void a_terminated_owner_leaves_the_server_to_its_clients() throws Exception {
    try (ProbeProcess owner = ProbeProcess.start(data())) {
      owner.line();
      try (HaatSession client = sessions().open()) {
        owner.terminate();
        assertThat(one(client, "select 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void two_first_starts_at_once_agree_on_one_server() throws Exception {
    try (ProbeProcess one = ProbeProcess.start(data());
        ProbeProcess other = ProbeProcess.start(data())) {
      List<String> lines = List.of(one.line(), other.line());
      assertThat(lines).filteredOn(line -> line.startsWith("OwnerSession")).hasSize(1);
      assertThat(lines).filteredOn(line -> line.startsWith("ClientSession")).hasSize(1);
    }
  }

  @Test
  void commits_are_durable_and_strangers_are_kept_out() throws Exception {
    try (HaatSession session = sessions().open()) {
      assertThat(one(session, "select current_setting('fsync')")).isEqualTo("on");
      assertThat(one(session, "select current_setting('synchronous_commit')")).isEqualTo("on");
      assertThat(one(session, "select current_setting('data_checksums')")).isEqualTo("on");
      assertThat(
              one(session, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
          .isEqualTo("scram-sha-256");
      for (String secret : List.of("runtime.json", "postgres/superuser-password")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(data().resolve(secret))))
            .isEqualTo("rw-------");
      }
    }
  }

  private long postmasterPid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data().resolve("postgres/data/postmaster.pid")).get(0));
  }

  private void execute(String sql) throws SQLException {
    try (HaatSession session = sessions().open();
        Connection connection = session.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String one(HaatSession session, String sql) throws SQLException {
    try (Connection connection = session.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
