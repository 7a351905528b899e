package io.haat.server.audit;

import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of records ends, as an opaque cursor. Records stand in falling order of unit, then
 * of row.
 *
 * @param unit where the record came from, a {@code load_unit_key}
 * @param row its number there
 */
record Place(int unit, long row) {
  /** Before all records. */
  static final Place TOP = new Place(Integer.MAX_VALUE, Long.MAX_VALUE);

  /** The place that a request goes on from. */
  static Place of(Parameters parameters) {
    return parameters
        .parsed(Parameter.CURSOR, "a cursor that an earlier answer gave", Place::parse)
        .orElse(TOP);
  }

  private static Place parse(String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException(text);
    }
    return new Place(
        Integer.parseInt(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
  }

  String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((unit + "." + row).getBytes(StandardCharsets.UTF_8));
  }
}
