package io.haat.app.command.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.cli.CommandLineRun;
import io.haat.app.postgres.UserCache;
import io.haat.app.session.DataDirectory;
import io.haat.app.session.DatabaseMigration;
import io.haat.app.session.HaatSession;
import io.haat.app.session.Sessions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {
  @TempDir static Path folder;
  private static HaatSession running;

  @BeforeAll
  static void keep_a_database_running() {
    running =
        new Sessions(
                new DataDirectory(folder.resolve("haat-data")),
                0,
                UserCache.folder(System.getenv()),
                DatabaseMigration.NONE,
                line -> {})
            .open();
  }

  @AfterAll
  static void stop_it() {
    running.close();
  }

  @Test
  void json_keeps_decimals_and_instants_exact() {
    CommandLineRun run =
        run(
            """
            select 1 as whole, 12345678901234567890.1230::numeric as exact, 0.5::float8 as about,
                   timestamptz '2026-03-29 01:30:00+05:30' as at, true as yes, null as nothing, date '2026-01-31' as day
            """,
            "--json");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            {"columns":["whole","exact","about","at","yes","nothing","day"],\
            "rows":[[1,"12345678901234567890.1230",0.5,"2026-03-28T20:00:00Z",true,null,"2026-01-31"]]}
            """);
  }

  @Test
  void csv_follows_rfc_4180_and_tells_null_from_empty() {
    CommandLineRun run = run("select 'a,b' as x, 'say \"hi\"' as y, null as z, '' as e", "--csv");
    assertThat(run.out()).isEqualTo("x,y,z,e\r\n\"a,b\",\"say \"\"hi\"\"\",,\"\"\r\n");
  }

  @Test
  void a_table_aligns_numbers_to_the_right() {
    CommandLineRun run = run("select * from (values (1, 'a'), (100, null)) as t(n, t)");
    assertThat(run.out()).isEqualTo("  n  t\n───  ─\n  1  a\n100  ∅\n(2 rows)\n");
  }

  @Test
  void a_terminal_gets_lines_that_fit_it() {
    CommandLineRun run =
        CommandLineRun.in(folder, 40, "sql", "select repeat('x', 500) as long, 7 as n");
    assertThat(run.out().lines())
        .allMatch(line -> line.length() <= 40)
        .anyMatch(line -> line.contains("…"));
  }

  @Test
  void a_file_gets_whole_cells() {
    assertThat(run("select repeat('x', 500) as long").out()).contains("x".repeat(500));
  }

  @Test
  void an_error_shows_its_place_in_the_statement() {
    CommandLineRun run = run("select 1,\n  nope");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("column \"nope\" does not exist\nline 2:   nope\n          ^");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void nothing_is_changed_without_write() {
    for (String statement :
        new String[] {
          "create table sneaky (n int)",
          "set transaction read write",
          "set transaction read write; create table sneaky (n int)",
          "commit; create table sneaky (n int)",
          "with w as (select set_config('transaction_read_only', 'off', true)) select * from w",
          "do $$ begin create table sneaky (n int); end $$"
        }) {
      assertThat(run(statement).status()).as(statement).isNotZero();
    }
    assertThat(run("select to_regclass('sneaky') is null as absent", "--csv").out())
        .contains("true");
  }

  @Test
  void nothing_is_copied_to_files_and_programs_of_the_server_without_write() {
    Path file = folder.resolve("written.txt").toAbsolutePath();
    for (String statement :
        new String[] {
          "copy (select 1) to program 'touch FILE'",
          "copy (select 1) to 'FILE'",
          "/* so */ -- and so\nCOPY (select 1) to 'FILE'",
          "/*/**/*/ copy (select 1) to 'FILE'",
          "do $$ begin copy (select 1) to 'FILE'; end $$"
        }) {
      assertThat(run(statement.replace("FILE", file.toString())).status())
          .as(statement)
          .isNotZero();
    }
    assertThat(file).doesNotExist();
    assertThat(run("/* do */ -- copy\n(select 1 as n)", "--csv").out()).isEqualTo("n\r\n1\r\n");

    assertThat(run("copy (select 1) to '" + file + "'", "--write").status()).isZero();
    assertThat(file).hasContent("1");
  }

  @Test
  void write_changes_data_and_says_how_much() {
    CommandLineRun run =
        run("create table public.kept as select generate_series(1, 3) as n", "--write", "--csv");
    assertThat(run.out()).isEqualTo("rows_changed\r\n3\r\n");
    assertThat(run("select count(*) from kept", "--csv").out()).contains("3");
  }

  @Test
  void reset_is_refused_while_another_uses_the_data_directory() {
    CommandLineRun run = CommandLineRun.in(folder, 0, "reset", "--yes");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("in use by another haat");
    assertThat(run("select 1").status()).isZero();
  }

  @Test
  void status_tells_where_the_database_is_without_its_password() {
    CommandLineRun run = CommandLineRun.in(folder, 0, "status", "--json");
    assertThat(run.out()).contains("\"running\":true", running.address().url());
    assertThat(run.out()).doesNotContain(running.address().password());
  }

  @Test
  void a_long_answer_streams() {
    CommandLineRun run = run("select n from generate_series(1, 200000) as n", "--csv");
    assertThat(run.out().lines().count()).isEqualTo(200_001);
  }

  private static CommandLineRun run(String statement, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "sql";
    arguments[1] = statement;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandLineRun.in(folder, 0, arguments);
  }
}
