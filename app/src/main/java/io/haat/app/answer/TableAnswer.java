package io.haat.app.answer;

import io.haat.app.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table for people. Columns are as wide as the first thousand rows need, so that a long answer
 * neither waits for its end nor fills memory. On a terminal, columns that do not fit are cut, the
 * widest first; NULL is ∅.
 */
public final class TableAnswer implements Answer {
  private static final int MEASURED_ROWS = 1_000;
  private static final int NARROWEST = 8;
  private static final String NULL = "∅";
  private static final String GAP = "  ";

  private final Terminal terminal;
  private final boolean counted;
  private final List<List<String>> measured = new ArrayList<>();
  private List<Column> columns = List.of();
  private int[] widths = {};
  private boolean widthsKnown;
  private long rows;

  /** A table with the number of its rows below it. */
  public TableAnswer(Terminal terminal) {
    this(terminal, true);
  }

  /**
   * A table.
   *
   * @param counted whether the number of rows stands below it
   */
  public TableAnswer(Terminal terminal, boolean counted) {
    this.terminal = terminal;
    this.counted = counted;
  }

  @Override
  public void begin(List<Column> names) {
    columns = names;
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    rows++;
    List<String> texts = cells.stream().map(TableAnswer::text).toList();
    if (widthsKnown) {
      print(texts);
      return;
    }
    measured.add(texts);
    if (measured.size() == MEASURED_ROWS) {
      printMeasured();
    }
  }

  @Override
  public void end() {
    printMeasured();
    if (!counted) {
      return;
    }
    terminal.out().println(rows == 1 ? "(1 row)" : "(" + rows + " rows)");
  }

  private void printMeasured() {
    if (widthsKnown) {
      return;
    }
    widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(columns.get(i).name());
      for (List<String> row : measured) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    if (terminal.isInteractive()) {
      narrow();
    }
    widthsKnown = true;
    print(columns.stream().map(Column::name).toList());
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : GAP).append("─".repeat(widths[i]));
    }
    terminal.out().println(rule);
    measured.forEach(this::print);
    measured.clear();
  }

  private void narrow() {
    int room = terminal.columns() - GAP.length() * Math.max(0, widths.length - 1);
    int total = 0;
    for (int width : widths) {
      total += width;
    }
    while (total > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      total--;
    }
  }

  private void print(List<String> texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = terminal.isInteractive() ? cut(texts.get(i), widths[i]) : texts.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - width(text)));
      line.append(i == 0 ? "" : GAP)
          .append(columns.get(i).numeric() ? padding + text : text + padding);
    }
    terminal.out().println(line.toString().stripTrailing());
  }

  private static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String text(@Nullable Object cell) {
    if (cell == null) {
      return NULL;
    }
    // A line of the table is one row, and a cell does not steer the terminal.
    return CellText.of(cell).replace("\n", "⏎").replaceAll("\\p{Cntrl}", "�");
  }
}
