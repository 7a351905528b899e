package io.haat.batch.unit;

import io.haat.batch.transform.JudgedUnit;
import io.haat.batch.transform.TransformedUnit;
import io.haat.lake.LakeLayout;
import io.haat.lake.ObjectStore;
import io.haat.lake.Sql;
import io.haat.model.LineField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a unit's good lines and its rejected records as Parquet into the lake. The names follow
 * from the object, the unit and the attempt, so that a unit that is done again after a crash
 * replaces its own files.
 */
public final class CuratedFiles {
  private static final String FIELDS =
      Arrays.stream(LineField.values()).map(LineField::column).collect(Collectors.joining(", "));

  private final ObjectStore store;
  private final String retailer;
  private final String what;

  /** For units of sales lines. */
  public CuratedFiles(ObjectStore store, String retailer) {
    this(store, retailer, "");
  }

  /**
   * @param what keeps files of one object apart that several mappings read
   */
  public CuratedFiles(ObjectStore store, String retailer, String what) {
    this.store = store;
    this.retailer = retailer;
    this.what = what;
  }

  public void writeLines(TransformedUnit unit, String object, int attempt)
      throws SQLException, IOException {
    // A connection of its own: the facts are copied from the same lines at the same time.
    try (Connection connection = unit.database().another()) {
      for (YearMonth month : months(connection)) {
        String query =
            """
            select %s, sold_on, '%s' as object, _row as raw_row
            from good_line where sold_on between date '%s' and date '%s'"""
                .formatted(FIELDS, object, month.atDay(1), month.atEndOfMonth());
        String folder = LakeLayout.curated(retailer, month.getYear(), month.getMonthValue());
        write(connection, query, folder + fileName(unit, object, attempt));
      }
    }
  }

  /**
   * Removes what attempts left that were never committed. Their next attempt would replace the same
   * names, but may have fewer months: lines that came from elsewhere meanwhile are not its own.
   *
   * @param attempts by unit, how often each unit of the object was loaded
   */
  public void removeUnstored(String object, Map<Integer, Integer> attempts) throws IOException {
    Pattern name =
        Pattern.compile(
            ".*/" + Pattern.quote(object + what) + "-(\\d+)(?:-attempt(\\d+))?\\.parquet");
    var files = new ArrayList<>(store.list(LakeLayout.curatedOf(retailer)));
    files.addAll(store.list(LakeLayout.rejected(retailer)));
    for (String file : files) {
      Matcher unit = name.matcher(file);
      if (unit.matches()) {
        int attempt = unit.group(2) == null ? 1 : Integer.parseInt(unit.group(2));
        if (attempt > attempts.getOrDefault(Integer.valueOf(unit.group(1)), 0)) {
          store.delete(file);
        }
      }
    }
  }

  public void writeRejected(JudgedUnit unit, String object, int attempt)
      throws SQLException, IOException {
    String query =
        """
        select '%s' as object, raw_row, string_split(rules, ',') as rules, raw, bytes
        from rejected order by raw_row"""
            .formatted(object);
    write(
        unit.database().connection(),
        query,
        LakeLayout.rejected(retailer) + fileName(unit, object, attempt));
  }

  private static List<YearMonth> months(Connection connection) throws SQLException {
    var months = new ArrayList<YearMonth>();
    String query = "select distinct year(sold_on), month(sold_on) from good_line order by all";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        months.add(YearMonth.of(row.getInt(1), row.getInt(2)));
      }
    }
    return months;
  }

  private void write(Connection connection, String query, String name)
      throws SQLException, IOException {
    Path file = Files.createTempFile(store.scratch(), "unit-", ".parquet");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (%s) to %s (format parquet, compression zstd, compression_level 1)"
              .formatted(query, Sql.text(file.toString())));
      store.put(name, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private String fileName(JudgedUnit unit, String object, int attempt) {
    String again = attempt == 1 ? "" : "-attempt" + attempt;
    return String.format(
        Locale.ROOT, "%s%s-%05d%s.parquet", object, what, unit.input().index(), again);
  }
}
