package io.haat.app.answer;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180: lines end with CRLF, quotes where needed; NULL is nothing, the empty text is {@code
 * ""}.
 */
public final class CsvAnswer implements Answer {
  private final PrintStream out;

  public CsvAnswer(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) {
    line(columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(",")));
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    line(
        cells.stream()
            .map(cell -> cell == null ? "" : quoted(CellText.of(cell)))
            .collect(Collectors.joining(",")));
  }

  @Override
  public void end() {}

  private void line(String line) {
    out.print(line);
    out.print("\r\n");
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
