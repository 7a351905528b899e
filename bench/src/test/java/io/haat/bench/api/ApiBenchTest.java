package io.haat.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.bench.BenchRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiBenchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void calls_are_measured_and_the_warehouse_is_kept() throws Exception {
    BenchRun run =
        BenchRun.in(
            folder,
            "api",
            "--rows=5000",
            "--calls=60",
            "--seconds=1",
            "--only=single,cached,push",
            "--json");

    assertThat(run.err()).doesNotContain("bug in Haat");
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode answer = JSON.readTree(run.out());
    assertThat(answer.path("figures").findValuesAsText("part"))
        .containsExactly(
            "single", "single", "single", "single", "single", "single", "single", "single",
            "single", "cached", "cached", "push", "push");
    assertThat(answer.path("figures").findValues("value"))
        .allSatisfy(value -> assertThat(value.asDouble()).isPositive());
    assertThat(folder.resolve("haat-bench/api/data-5000.whole")).exists();
  }

  @Test
  void a_part_that_does_not_exist_is_told_with_those_that_do() {
    BenchRun run = BenchRun.in(folder, "api", "--only=fast");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("single, cached, peer, push");
  }
}
