package io.haat.app.command.sql;

import io.haat.app.answer.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Hands a result over row by row, with the kinds of cells of {@link Answer}. */
final class ResultReader {
  private static final int ROWS_BETWEEN_LOOKS = 1_000;

  private ResultReader() {}

  /**
   * @param readerGone whether nobody reads the answer any more
   */
  static void read(ResultSet result, Answer answer, BooleanSupplier readerGone)
      throws SQLException, IOException {
    ResultSetMetaData meta = result.getMetaData();
    List<Answer.Column> columns = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      Kind kind = Kind.of(meta.getColumnType(i), meta.getColumnTypeName(i));
      kinds.add(kind);
      columns.add(new Answer.Column(meta.getColumnLabel(i), kind.numeric));
    }
    answer.begin(columns);
    for (long row = 1; result.next(); row++) {
      if (row % ROWS_BETWEEN_LOOKS == 0 && readerGone.getAsBoolean()) {
        return;
      }
      List<@Nullable Object> cells = new ArrayList<>(kinds.size());
      for (int i = 0; i < kinds.size(); i++) {
        cells.add(cell(result, i + 1, kinds.get(i)));
      }
      answer.row(cells);
    }
    answer.end();
  }

  private enum Kind {
    TRUTH(false),
    WHOLE(true),
    HUGE(true),
    EXACT(true),
    APPROXIMATE(true),
    INSTANT(false),
    TEXT(false);

    private final boolean numeric;

    Kind(boolean numeric) {
      this.numeric = numeric;
    }

    static Kind of(int type, String typeName) {
      String name = typeName.toLowerCase(Locale.ROOT);
      if (name.equals("timestamptz") || name.equals("timestamp with time zone")) {
        return INSTANT;
      }
      if (name.equals("bool") || name.equals("boolean")) {
        return TRUTH;
      }
      if (name.equals("hugeint") || name.equals("uhugeint") || name.equals("ubigint")) {
        return HUGE;
      }
      return switch (type) {
        case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
        case Types.NUMERIC, Types.DECIMAL -> EXACT;
        case Types.REAL, Types.FLOAT, Types.DOUBLE -> name.equals("money") ? TEXT : APPROXIMATE;
        default -> TEXT;
      };
    }
  }

  private static @Nullable Object cell(ResultSet result, int index, Kind kind) throws SQLException {
    String text = kind == Kind.TEXT ? result.getString(index) : null;
    Object cell =
        switch (kind) {
          case TEXT -> text;
          case TRUTH -> result.getBoolean(index);
          case WHOLE -> result.getLong(index);
          case HUGE -> whole(result.getString(index));
          case EXACT -> exact(result.getString(index));
          case APPROXIMATE -> result.getDouble(index);
          case INSTANT -> instant(result, index);
        };
    return result.wasNull() ? null : cell;
  }

  private static @Nullable Object whole(@Nullable String text) {
    return text == null ? null : new BigInteger(text);
  }

  /** PostgreSQL's numeric also has NaN and infinities, which stay text. */
  private static @Nullable Object exact(@Nullable String text) {
    return text == null || !text.matches("-?[0-9].*") ? text : new BigDecimal(text);
  }

  private static @Nullable Object instant(ResultSet result, int index) throws SQLException {
    String text = result.getString(index);
    if (text == null || text.endsWith("infinity")) {
      return text;
    }
    return result.getObject(index, OffsetDateTime.class).toInstant();
  }
}
