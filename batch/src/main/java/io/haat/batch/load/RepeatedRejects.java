package io.haat.batch.load;

import io.haat.batch.transform.TransformedUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds rejected lines that repeat a rejected line of the same object, in this unit or an earlier
 * one: they are duplicates beside what else is wrong with them. Of an object's rejected lines the
 * first million are remembered; beyond it this one label is no longer given.
 */
final class RepeatedRejects {
  private static final int MOST_REMEMBERED = 1_000_000;

  private final Set<Long> seen = new HashSet<>();

  void mark(TransformedUnit unit) throws SQLException {
    List<String> repeated = new ArrayList<>();
    String query =
        """
        select _row, cast(hash(%s) >> 1 as bigint) from line
        where broken > 0 and broken <> %d and transaction_id is not null
        order by _row"""
            .formatted(unit.content(), unit.duplicate());
    try (Statement statement = unit.database().connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        if (isRepeated(row.getLong(2))) {
          repeated.add(row.getString(1));
        }
      }
    }
    if (!repeated.isEmpty()) {
      unit.database()
          .execute(
              "update line set broken = broken | %d where _row in (%s)"
                  .formatted(
                      unit.duplicate(), repeated.stream().collect(Collectors.joining(", "))));
    }
  }

  private boolean isRepeated(long content) {
    return seen.size() < MOST_REMEMBERED ? !seen.add(content) : seen.contains(content);
  }
}
