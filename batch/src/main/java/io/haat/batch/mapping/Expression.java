package io.haat.batch.mapping;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One checked scalar DuckDB expression of a mapping.
 *
 * @param sql the expression as written
 * @param columns the columns it names, in the case as written; {@code _row} and {@code _object},
 *     which every row has, are not among them
 * @param line where it stands in the mapping file, from 1
 */
public record Expression(String sql, SortedSet<String> columns, int line) {
  public Expression {
    columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
  }

  public Expression(String sql, Collection<String> columns, int line) {
    this(sql, new TreeSet<>(columns), line);
  }
}
