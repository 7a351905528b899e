package io.haat.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.server.http.RowSink;
import io.haat.warehouse.testing.TestPostgres;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RowStreamTest {
  private static final int ROWS = 1_000_000;

  @Test
  void a_million_rows_pass_through_a_few_megabytes() throws Exception {
    var counted = new Counted();
    try (var pool = new ReadPool(TestPostgres.emptyDatabase(), 1);
        var connection = pool.connect();
        var statement =
            connection.prepareStatement(
                "select n, repeat('x', 300) as text from generate_series(1, " + ROWS + ") n")) {
      RowStream.send(connection, statement, 0, counted);
      assertThat(connection.getAutoCommit()).isTrue();
    }

    assertThat(counted.rows).isEqualTo(ROWS);
    // All of it would be more than 300 MB.
    assertThat(counted.most - counted.least).isLessThan(60_000_000);
  }

  /** Looks at what lives in memory while rows come. */
  private static final class Counted implements RowSink {
    private long rows;
    private long least = Long.MAX_VALUE;
    private long most;

    @Override
    public void columns(List<String> names) {
      assertThat(names).containsExactly("n", "text");
    }

    @Override
    public void row(List<@Nullable Object> values) {
      rows++;
      if (rows % 250_000 == 1) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        least = Math.min(least, used);
        most = Math.max(most, used);
      }
    }
  }
}
