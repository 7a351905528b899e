package io.haat.batch.frame;

/**
 * How the records of a unit are written, and so how DuckDB must read them: UTF-8, one {@code '\n'}
 * after each record, no header, the first field being the record's number.
 *
 * <p>An absent value is an empty unquoted field, an empty text is two quotes. To keep them apart, a
 * reader also sets {@code allow_quoted_nulls=false}; which texts mean null is the mapping's to say.
 *
 * @param delimiter between fields, ASCII
 * @param quote around fields, doubled inside them, ASCII; {@link #UNUSED_QUOTE} when the source
 *     does not quote
 * @param maxLineBytes no record is longer than this many bytes
 */
public record CsvDialect(char delimiter, char quote, int maxLineBytes) {

  /** Stands in as the quote where the source has none: a control character that text never has. */
  public static final char UNUSED_QUOTE = '\u0001';

  /** How DuckDB reads a unit of JSON records. */
  static final CsvDialect JSON = new CsvDialect(',', '"', 8 << 20);

  static CsvDialect csv(char delimiter, char quote) {
    return new CsvDialect(delimiter, quote, 4 << 20);
  }

  /**
   * The options of DuckDB's {@code read_csv} that framing relies on, to be followed by {@code
   * columns} and the null strings.
   *
   * <p>{@code new_line} must be said: without it DuckDB takes a carriage return inside quotes for a
   * line end. Units are read whole by one thread, hence {@code parallel=false}.
   */
  public String readerOptions() {
    return """
        auto_detect=false, header=false, strict_mode=true, null_padding=false, ignore_errors=false, \
        compression='none', encoding='utf-8', new_line='\\n', parallel=false, max_line_size=%d, \
        buffer_size=%d, delim=%s, quote=%s, escape=%s"""
        .formatted(
            maxLineBytes, 2L * maxLineBytes, literal(delimiter), literal(quote), literal(quote));
  }

  private static String literal(char c) {
    return c == '\'' ? "''''" : "'" + c + "'";
  }
}
