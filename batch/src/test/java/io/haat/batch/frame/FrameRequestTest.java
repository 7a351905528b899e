package io.haat.batch.frame;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRequestTest {
  private static final Path DIRECTORY = Path.of(".");

  @ParameterizedTest
  @ValueSource(chars = {'a', '7', '\n', '\r', '\0', '\u00a7', CsvDialect.UNUSED_QUOTE})
  void a_separator_that_data_or_framing_needs_is_refused(char separator) {
    assertThatThrownBy(() -> new CsvOptions(Optional.of(separator), Optional.of('"'), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("delimiter must be");
    assertThatThrownBy(() -> new CsvOptions(Optional.of(','), Optional.of(separator), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("quote must be");
  }

  @Test
  void delimiter_and_quote_must_differ() {
    assertThatThrownBy(() -> new CsvOptions(Optional.of('|'), Optional.of('|'), true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void json_columns_must_be_distinct_and_not_the_products_own() {
    for (List<String> columns : List.of(List.of("a", "a"), List.of("_row"), List.of("_raw"))) {
      assertThatThrownBy(() -> FrameRequest.json(Format.JSONL, columns, DIRECTORY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("jsonColumns");
    }
  }

  @Test
  void a_unit_has_at_least_one_record() {
    assertThatThrownBy(() -> FrameRequest.csv(DIRECTORY).withRecordsPerUnit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recordsPerUnit");
  }
}
