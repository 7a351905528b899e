package io.haat.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaatCliTest {
  @TempDir Path folder;

  @Test
  void an_unknown_command_suggests_the_nearest() {
    CommandLineRun run = run("statsu");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("unknown command 'statsu'. Did you mean `status`?");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void an_unknown_option_suggests_the_nearest() {
    CommandLineRun run = run("sql", "--jsno", "select 1");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("unknown option '--jsno'. Did you mean `--json`?");
  }

  @Test
  void global_options_stand_before_or_after_the_command() {
    String before = run("--data", "d", "--json", "status").out();
    String after = run("status", "--json", "--data", "d").out();
    assertThat(before).isEqualTo(after).contains("\"running\":false").contains("/d\"");
  }

  @Test
  void a_wrong_setting_ends_with_status_two_and_its_name() {
    CommandLineRun run = CommandLineRun.in(folder, 0, Map.of("HAAT_API_PROT", "1"), "status");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("haat: environment variable HAAT_API_PROT")
        .doesNotContain("\tat ");
  }

  @Test
  void init_writes_a_private_file_that_the_program_itself_understands() throws IOException {
    assertThat(run("init").status()).isZero();
    Path file = folder.resolve(".env");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(run("status").status()).isZero();
    String secrets = Files.readString(file);
    CommandLineRun again = run("init");
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("--force");
    assertThat(run("init", "--force").status()).isZero();
    assertThat(Files.readString(file)).isNotEqualTo(secrets);
  }

  @Test
  void reset_deletes_what_haat_made_and_nothing_else() throws IOException {
    assertThat(run("sql", "select 1").status()).isZero();
    Path data = folder.resolve("haat-data");
    Files.writeString(data.resolve("notes.txt"), "mine");
    Files.createDirectories(data.resolve("lake/raw"));
    assertThat(run("reset", "--yes").status()).isZero();
    assertThat(data.resolve("notes.txt")).exists();
    assertThat(data.resolve("postgres")).doesNotExist();
    assertThat(data.resolve("lake")).doesNotExist();
  }

  @Test
  void reset_leaves_a_folder_alone_that_haat_never_owned() {
    CommandLineRun run = run("reset", "--yes", "--data", ".");
    assertThat(run.out()).contains("nothing to delete");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void doctor_finds_everything_in_order_here() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(
        sources.resolve("shops.yaml"),
        "source: shops\nretailer: corner\nformat: csv\nstore: {store_id: id}\n");
    CommandLineRun run =
        CommandLineRun.in(
            folder,
            0,
            Map.of(
                "PATH", System.getenv("PATH"),
                "HAAT_API_PORT", "0",
                "HAAT_KAFKA_PORT", "0",
                "HAAT_FLINK_PORT", "0"),
            "doctor",
            "--json");
    assertThat(run.out()).startsWith("{\"ok\":true,").contains("\"name\":\"database\",\"ok\":true");
    assertThat(run.status()).isZero();
  }

  @Test
  void doctor_says_what_to_do_about_servers_that_do_not_answer() {
    CommandLineRun run =
        CommandLineRun.in(
            folder,
            0,
            Map.of(
                "HAAT_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/x",
                "HAAT_REDIS_URL",
                "redis://:secret@127.0.0.1:1",
                "HAAT_FLINK",
                "http://127.0.0.1:1"),
            "doctor");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("BROKEN  database").contains("HAAT_DATABASE_URL");
    assertThat(run.out()).contains("BROKEN  Redis").contains("HAAT_REDIS_URL");
    assertThat(run.out()).contains("BROKEN  Flink").contains("See HAAT_FLINK.");
    assertThat(run.out()).contains("127.0.0.1:1 does not answer").doesNotContain("secret");
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.in(folder, 0, arguments);
  }
}
