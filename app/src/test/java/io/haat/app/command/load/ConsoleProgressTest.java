package io.haat.app.command.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.cli.Terminal;
import io.haat.batch.load.LoadReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void a_terminal_has_one_line_that_is_rewritten_and_left_empty() {
    try (var progress = progress(80)) {
      progress.begin("sales.csv");
      progress.read(50, 200);
      nanos.set(2_000_000_000L);
      progress.loaded(rows(3_000));
    }
    assertThat(written())
        .endsWith(
            "\rsales.csv: 25% read, 3,000 rows loaded, 1,500 rows/s\r".replace("\r", "\r\u001b[K"))
        .doesNotContain("\n");
  }

  @Test
  void a_narrow_terminal_is_not_overrun() {
    try (var progress = progress(10)) {
      progress.begin("a-long-name.csv");
    }
    assertThat(written()).isEqualTo("\r\u001b[Ka-long-na\r\u001b[K");
  }

  @Test
  void without_a_terminal_lines_are_rare() {
    try (var progress = progress(0)) {
      progress.begin("sales.csv");
      progress.loaded(rows(1));
      nanos.set(Duration.ofSeconds(11).toNanos());
      progress.loaded(rows(22_000));
      progress.loaded(rows(33_000));
    }
    assertThat(written()).isEqualTo("sales.csv: 0% read, 22,000 rows loaded, 2,000 rows/s\n");
  }

  @Test
  void a_notice_has_a_line_of_its_own() {
    try (var progress = progress(80)) {
      progress.begin("sales.csv");
      progress.notice("waits");
    }
    assertThat(written()).contains("\r\u001b[Ksales.csv: waits\n");
  }

  private ConsoleProgress progress(int columns) {
    var err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ConsoleProgress(new Terminal(err, err, 0, columns), nanos::get);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static LoadReport rows(long count) {
    return new LoadReport(1, count, count, 0, 0, Map.of(), 0, Duration.ZERO);
  }
}
