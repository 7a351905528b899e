package io.haat.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a resource answers: items, and what holds for all of them.
 *
 * @param about names and values beside the items, in their order
 * @param columns the fields of an item, in their order
 * @param rows the values of each item, in the order of the columns
 * @param next where the next page begins, if there is one
 */
public record Answer(
    Map<String, Object> about,
    List<String> columns,
    List<List<@Nullable Object>> rows,
    Optional<String> next) {

  public Answer {
    about = new LinkedHashMap<>(about);
    columns = List.copyOf(columns);
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row.size() + " values for " + columns);
      }
    }
  }

  public static Answer of(
      Map<String, Object> about, List<String> columns, List<List<@Nullable Object>> rows) {
    return new Answer(about, columns, rows, Optional.empty());
  }
}
