package io.haat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.bench.BenchRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadBenchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void every_part_measures_both_sides_and_leaves_nothing_behind() throws Exception {
    Path markdown = folder.resolve("table.md");
    BenchRun run =
        BenchRun.in(
            folder,
            "load",
            "--rows=2000",
            "--memory-rows=1000,2000",
            "--insert-rows=1000",
            "--runs=1",
            "--markdown=" + markdown,
            "--json");

    assertThat(run.err()).doesNotContain("bug in Haat");
    assertThat(run.status()).isZero();
    JsonNode answer = JSON.readTree(run.out());
    double load = value(answer, "copy", "haat load", "seconds");
    double copy = value(answer, "copy", "COPY by the driver", "seconds");
    assertThat(copy).isPositive().isLessThan(load);
    assertThat(value(answer, "copy", "haat load / COPY by the driver", "ratio"))
        .isEqualTo(load / copy, within(1e-9));
    assertThat(value(answer, "copy", "haat load", "rows_per_second"))
        .isEqualTo(2000 / load, within(1e-6));
    assertThat(value(answer, "copy", "haat load, already loaded", "seconds")).isPositive();

    double transform = value(answer, "transform", "transform", "seconds");
    double byHand = value(answer, "transform", "hand-written SQL", "seconds");
    assertThat(value(answer, "transform", "transform / hand-written SQL", "ratio"))
        .isEqualTo(transform / byHand, within(1e-9));

    assertThat(value(answer, "inserts", "single INSERTs", "rows_per_second")).isPositive();
    assertThat(value(answer, "generate", "haat generate", "seconds")).isPositive();
    assertThat(figures(answer).filter(f -> f.path("what").asText().equals("peak of haat load")))
        .allSatisfy(peak -> assertThat(peak.path("value").asDouble()).isBetween(30.0, 3000.0))
        .hasSize(2);
    assertThat(Files.readString(markdown)).contains("| copy | haat load | 2,000 |");
    try (Stream<Path> left = Files.list(folder.resolve("haat-bench"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void wrong_use_is_told_before_anything_is_measured() {
    assertThat(BenchRun.in(folder).status()).isEqualTo(2);
    assertThat(BenchRun.in(folder, "load", "--runs", "0").err()).contains("give at least 1");
    BenchRun unknown = BenchRun.in(folder, "load", "--only", "coffee");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("'coffee' is none; there are copy, transform");
    assertThat(folder).isEmptyDirectory();
  }

  private static double value(JsonNode answer, String part, String what, String unit) {
    return figures(answer)
        .filter(figure -> figure.path("part").asText().equals(part))
        .filter(figure -> figure.path("what").asText().equals(what))
        .filter(figure -> figure.path("unit").asText().equals(unit))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + what + " in " + answer))
        .path("value")
        .asDouble();
  }

  private static Stream<JsonNode> figures(JsonNode answer) {
    return StreamSupport.stream(answer.path("figures").spliterator(), false);
  }
}
