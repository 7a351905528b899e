package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.simulator.sales.GenerateRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSalesWriterTest {

  private record Generated(byte[] bytes, GeneratedCounts counts) {
    List<String> lines() {
      return new String(bytes, UTF_8).lines().toList();
    }

    String sha256() throws Exception {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
  }

  @Test
  void the_same_request_gives_the_same_bytes_in_every_version() throws Exception {
    GenerateRequest request = GenerateRequest.of(50_000, 42).withDirty(0.005);

    assertThat(generate(request).sha256())
        .as("a deliberate change of the world changes this figure; nothing else may")
        .isEqualTo("dce84744f9d3f2e7dd1afe574844035cb3df72649ca1e43acec02fb6b22ee5e3");
    assertThat(generate(request).bytes()).isEqualTo(generate(request).bytes());
  }

  @Test
  void another_seed_gives_another_file() throws Exception {
    assertThat(generate(GenerateRequest.of(1_000, 1)).bytes())
        .isNotEqualTo(generate(GenerateRequest.of(1_000, 2)).bytes());
  }

  @ParameterizedTest
  @CsvSource({"100, 0", "100, 0.5", "101, 0.005", "9999, 0.1", "60000, 0.02", "150000, 0.05"})
  void a_second_reader_finds_exactly_the_rows_and_the_faults_that_are_reported(
      long rows, double dirty) throws Exception {
    Generated generated = generate(GenerateRequest.of(rows, 3).withDirty(dirty));
    StrictReader reader = StrictReader.read(generated.bytes());

    assertThat(generated.counts().rows()).isEqualTo(rows);
    assertThat(reader.severalRules).isEmpty();
    assertThat(reader.byRule).isEqualTo(new TreeMap<>(generated.counts().byRule()));
    assertThat(reader.sales).isEqualTo(generated.counts().sales());
    assertThat(reader.refunds).isEqualTo(generated.counts().refunds());
  }

  @Test
  void the_dirty_share_is_met_and_spread_evenly_over_every_kind() throws Exception {
    Map<String, Long> byRule =
        generate(GenerateRequest.of(100_000, 9).withDirty(0.01)).counts().byRule();

    assertThat(byRule.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Defect.values()).map(Defect::rule).toList());
    assertThat(byRule.values()).allSatisfy(count -> assertThat(count).isBetween(49L, 51L));
  }

  @Test
  void a_clean_request_has_no_bad_row() throws Exception {
    GeneratedCounts counts = generate(GenerateRequest.of(5_000, 9)).counts();

    assertThat(counts.bad()).isZero();
    assertThat(counts.byRule()).isEmpty();
  }

  @Test
  void duplicates_repeat_rows_near_and_more_than_a_million_rows_before() throws Exception {
    DuplicateDistances distances = new DuplicateDistances();
    CsvSalesWriter.write(GenerateRequest.of(2_500_000, 4).withDirty(0.002), distances);

    assertThat(distances.longest).isGreaterThan(1_000_000);
    assertThat(distances.late).isGreaterThan(50);
  }

  @Test
  void fields_are_quoted_only_where_they_need_it() throws Exception {
    List<String> lines = generate(GenerateRequest.of(20_000, 9)).lines();
    String header = lines.get(0);

    assertThat(header)
        .startsWith("transaction_id,line_no,kind,sold_at,store_id,")
        .endsWith(",reason,original_transaction_id");
    List<String> quoted = lines.stream().filter(line -> line.contains("\"")).toList();
    assertThat(quoted).hasSizeBetween(100, 5_000);
    assertThat(quoted).anyMatch(line -> line.contains("\"\""));
    for (String line : quoted) {
      List<String> again = StrictReader.fields(line).stream().map(CsvText::field).toList();
      assertThat(String.join(",", again)).isEqualTo(line);
    }
    assertThat(lines).anyMatch(line -> line.chars().anyMatch(c -> c > 127));
  }

  @Test
  void a_period_is_kept_to() throws Exception {
    GenerateRequest march =
        GenerateRequest.of(3_000, 9).between(LocalDate.of(2023, 3, 1), LocalDate.of(2023, 3, 31));

    assertThat(
            generate(march).lines().stream()
                .skip(1)
                .map(line -> line.split(",")[3].substring(0, 7)))
        .containsOnly("2023-03");
  }

  @Test
  void a_full_disk_is_told_to_the_caller() {
    OutputStream tiny =
        new OutputStream() {
          private long room = 3_000_000;

          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            room -= length;
            if (room < 0) {
              throw new IOException("No space left on device");
            }
          }
        };

    assertThatThrownBy(() -> CsvSalesWriter.write(GenerateRequest.of(1_000_000, 1), tiny))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  @Test
  void memory_does_not_grow_with_the_rows() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GenerateToNowhere.class.getName(),
                "4000000")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.strip()).isEqualTo("4000000");
  }

  @Test
  void the_shipped_mapping_maps_every_column() throws Exception {
    String mapping = Files.readString(Path.of("..", "sources", "generated.yaml"));
    String header = generate(GenerateRequest.of(100, 1)).lines().get(0);

    assertThat(
            mapping
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(":")[0])
                .collect(Collectors.joining(",")))
        .isEqualTo(header);
  }

  private static Generated generate(GenerateRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GeneratedCounts counts = CsvSalesWriter.write(request, out);
    return new Generated(out.toByteArray(), counts);
  }
}
