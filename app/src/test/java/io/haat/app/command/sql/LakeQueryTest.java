package io.haat.app.command.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeQueryTest {
  @TempDir Path folder;

  @Test
  void an_empty_lake_says_how_to_fill_it() {
    CommandLineRun run = CommandLineRun.in(folder, 0, "sql", "--on", "lake", "select 1");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("holds no sales yet").contains("haat load");
  }

  @Test
  void sales_are_read_with_their_retailer_from_the_folders() throws Exception {
    fill();
    CommandLineRun run =
        CommandLineRun.in(
            folder,
            0,
            "sql",
            "--on",
            "lake",
            "--json",
            "select retailer, sum(amount) as total, max(sold_at) as last, count(*) as n from sales group by 1");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            {"columns":["retailer","total","last","n"],"rows":[["corner","3.75","2026-01-02T03:04:05Z",2]]}
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_text('/etc/hostname')",
        "copy (select 1) to 'LAKE/curated/sales/more.parquet'",
        "explain analyze copy (select 1) to 'LAKE/curated/sales/more.parquet'",
        "set enable_external_access = true",
        "attach 'LAKE/other.db'",
        "select 1; copy (select 1) to 'LAKE/curated/sales/more.parquet'"
      })
  void it_reads_the_lake_and_nothing_else_and_writes_nothing(String statement) throws Exception {
    fill();
    String sql = statement.replace("LAKE", lake().toString());
    assertThat(CommandLineRun.in(folder, 0, "sql", "--on", "lake", sql).status()).isNotZero();
    assertThat(lake().resolve("curated/sales/more.parquet")).doesNotExist();
    assertThat(lake().resolve("other.db")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describe sales",
        "summarize sales",
        "show tables",
        "from sales",
        "with s as (from sales) select 1 from s"
      })
  void questions_about_the_shape_are_answered_too(String statement) throws Exception {
    fill();
    CommandLineRun run = CommandLineRun.in(folder, 0, "sql", "--on", "lake", statement);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  private Path lake() {
    return folder.resolve("haat-data/lake");
  }

  private void fill() throws SQLException, IOException {
    Path sales = lake().resolve("curated/sales/retailer=corner/year=2026/month=01");
    Files.createDirectories(sales);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          copy (
            select cast(n * 1.25 as decimal(18, 2)) as amount, timestamptz '2026-01-02 03:04:05+00' as sold_at
            from range(1, 3) as r(n)
          ) to '%s/unit.parquet'"""
              .formatted(sales));
    }
  }
}
