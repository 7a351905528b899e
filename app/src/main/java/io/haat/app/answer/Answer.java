package io.haat.app.answer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a result row by row. A cell is null, Boolean, Long, Double, BigInteger, BigDecimal (exact),
 * Instant, or String for all else.
 */
public interface Answer {
  void begin(List<Column> columns) throws IOException;

  void row(List<@Nullable Object> cells) throws IOException;

  /** After the last row. */
  void end() throws IOException;

  /**
   * A column of a result.
   *
   * @param numeric whether its cells are numbers
   */
  record Column(String name, boolean numeric) {}
}
