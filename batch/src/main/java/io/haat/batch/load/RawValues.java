package io.haat.batch.load;

import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.transform.UnitInput;
import io.haat.batch.unit.UnitInputs;
import io.haat.batch.unit.UnitPlace;
import io.haat.lake.DuckDb;
import io.haat.lake.RawObject;
import io.haat.lake.Sql;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up what a raw object's first records hold in some columns, for examples in messages. */
public final class RawValues {
  /** Records that are looked through, from the object's first. */
  public static final int FIRST_RECORDS = 10_000;

  private RawValues() {}

  /**
   * The values of the columns in the records with these numbers, as far as they are among the
   * first; null where a record has none.
   *
   * @param rows record numbers, from 1
   * @throws MappingException if the mapping does not fit the object
   */
  public static List<Map<String, @Nullable String>> of(
      LoadPlace place,
      Mapping mapping,
      RawObject object,
      Collection<Long> rows,
      Collection<String> columns)
      throws IOException, SQLException, MappingException {
    var start = new UnitPlace(place.lake(), place.limits(), FIRST_RECORDS, place.scratch());
    try (UnitInputs inputs = UnitInputs.open(object, mapping, start)) {
      UnitInput unit = inputs.next();
      return unit == null || rows.isEmpty() || columns.isEmpty()
          ? List.of()
          : read(unit, mapping, place, rows, columns);
    }
  }

  private static List<Map<String, @Nullable String>> read(
      UnitInput unit,
      Mapping mapping,
      LoadPlace place,
      Collection<Long> rows,
      Collection<String> columns)
      throws SQLException {
    String query =
        "select %s from (%s) where _row in (%s) order by _row"
            .formatted(
                columns.stream().map(Sql::name).collect(Collectors.joining(", ")),
                unit.query(mapping.csv().nulls()),
                rows.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    var found = new ArrayList<Map<String, @Nullable String>>();
    try (DuckDb database = DuckDb.open(place.limits());
        Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        var values = new LinkedHashMap<String, @Nullable String>();
        int at = 1;
        for (String column : columns) {
          values.put(column, row.getString(at++));
        }
        found.add(values);
      }
    }
    return found;
  }
}
