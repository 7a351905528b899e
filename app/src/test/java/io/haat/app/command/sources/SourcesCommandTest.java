package io.haat.app.command.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesCommandTest {
  private static final String SALES =
      "Order ID,Order Date,SKU,Qty,Unit Price\no1,2024-01-31 10:00:00,apple,2,1.50\n";

  @TempDir Path folder;

  @BeforeEach
  void write_files() throws IOException {
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Files.writeString(
        sources.resolve("fine.yaml"),
        """
        source: fine
        retailer: corner
        format: csv
        store:
          store_id: id
        """);
    Files.writeString(folder.resolve("sales.csv"), SALES);
  }

  @Test
  void mappings_are_listed_with_what_they_make() throws Exception {
    CommandLineRun run = run("sources", "list", "--json");
    JsonNode source = new ObjectMapper().readTree(run.out()).path("sources").path(0);
    assertThat(source.path("source").asText()).isEqualTo("fine");
    assertThat(source.path("rows").asText()).isEqualTo("store");
    assertThat(run("sources", "list").out()).contains("corner").contains("fine.yaml");
  }

  @Test
  void a_broken_mapping_fails_the_check_at_its_line() throws Exception {
    assertThat(run("sources", "check").status()).isZero();
    Files.writeString(folder.resolve("sources/bad.yaml"), "source: bad\nretailer: x\nformt: csv\n");
    CommandLineRun run = run("sources", "check");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("ok  fine (");
    assertThat(run.err()).contains("bad.yaml:3: formt: unknown key").doesNotContain("\tat ");
    assertThat(run("sources", "check", "sources/fine.yaml").status()).isZero();
    assertThat(run("sources", "check", "fin").err()).contains("did you mean fine?");
    assertThat(run("doctor").out()).contains("haat sources check");
  }

  @Test
  void a_proposal_leaves_open_what_the_file_does_not_say() {
    CommandLineRun run = run("sources", "infer", "sales.csv");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("# currency: ???").contains("transaction_id: '\"Order ID\"'");
    assertThat(run.err()).contains("To decide").contains("--currency GBP");
  }

  @Test
  void a_proposal_is_written_once() throws Exception {
    String[] command = {
      "sources", "infer", "sales.csv", "--out", "sources/mine.yaml", "--currency", "eur"
    };
    CommandLineRun run = run(command);
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("haat load sales.csv --source sources/mine.yaml");
    assertThat(folder.resolve("sources/mine.yaml")).content().contains("currency: EUR");
    assertThat(run("sources", "check", "sources/mine.yaml").status()).isZero();
    run = run(command);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("haat: sources/mine.yaml exists already. Name another file, or remove it.\n");
  }

  @Test
  void unknown_currencies_and_zones_are_wrong_use() {
    assertThat(run("sources", "infer", "sales.csv", "--currency", "euros").status()).isEqualTo(2);
    assertThat(run("sources", "infer", "sales.csv", "--timezone", "Mars").status()).isEqualTo(2);
    assertThat(run("sources", "infer", "gone.csv").status()).isEqualTo(1);
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.in(folder, 0, arguments);
  }
}
