package io.haat.server.audit;

import io.haat.server.http.Cursor;
import io.haat.server.http.Parameters;

/**
 * Where a page of records ends. Records stand in falling order of unit, then of row.
 *
 * @param unit where the record came from, a {@code load_unit_key}
 * @param row its number there
 */
record Place(int unit, long row) {
  /** Before all records. */
  static final Place TOP = new Place(Integer.MAX_VALUE, Long.MAX_VALUE);

  /** The place that a request goes on from. */
  static Place of(Parameters parameters) {
    return Cursor.of(
            parameters,
            values -> new Place(Integer.parseInt(values.get(0)), Long.parseLong(values.get(1))))
        .orElse(TOP);
  }
}
