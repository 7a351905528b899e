package io.haat.server.sales;

import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.warehouse.sales.LinePlace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place among lines as an opaque cursor. */
final class LineCursor {
  private static final int PARTS = 3;

  private LineCursor() {}

  /** The place that a request goes on from. */
  static Optional<LinePlace> of(Parameters parameters) {
    return parameters.parsed(
        Parameter.CURSOR, "a cursor that an earlier answer gave", LineCursor::read);
  }

  private static LinePlace read(String cursor) {
    String[] parts =
        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(cursor);
    }
    return new LinePlace(
        Instant.parse(parts[0]), Integer.parseInt(parts[1]), UUID.fromString(parts[2]));
  }

  static String write(LinePlace place) {
    String text = place.soldAt() + " " + place.storeKey() + " " + place.lineId();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
