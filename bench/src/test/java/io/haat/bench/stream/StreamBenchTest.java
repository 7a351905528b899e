package io.haat.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.bench.BenchRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamBenchTest {
  @TempDir Path folder;

  @Test
  void every_probe_is_followed_into_the_tables_and_what_was_asked_for_is_reported()
      throws IOException {
    BenchRun run =
        BenchRun.in(
            folder,
            "stream",
            "--only",
            "start,latency",
            "--rates",
            "50",
            "--warm-up",
            "0",
            "--seconds",
            "3",
            "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode figures = new ObjectMapper().readTree(run.out()).path("figures");
    List<String> what = new ArrayList<>();
    figures.forEach(figure -> what.add(figure.path("what").asText()));
    assertThat(what)
        .containsExactly(
            "up, the first time",
            "up, later",
            "sent at 50 sales/s",
            "p50 at 50 sales/s",
            "p99 at 50 sales/s",
            "most at 50 sales/s");
    assertThat(figures.get(2).path("rows").asLong()).isBetween(100L, 160L);
    assertThat(figures.get(3).path("rows").asLong()).as("probes").isBetween(50L, 210L);
    assertThat(figures.get(3).path("value").asDouble()).isPositive();
    assertThat(folder.resolve("haat-bench")).isEmptyDirectory();
  }

  @Test
  void a_rate_of_nothing_is_refused() {
    BenchRun run = BenchRun.in(folder, "stream", "--rates", "0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("rates of at least 1");
  }
}
