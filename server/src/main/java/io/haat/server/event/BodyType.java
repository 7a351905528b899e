package io.haat.server.event;

import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How events stand in a body. */
enum BodyType {
  /** An object, or an array of them. */
  JSON,
  /** An object a line. */
  LINES;

  /**
   * Forms that a page of another site may send without being asked are not among these: such a page
   * cannot post events in its reader's name.
   *
   * @throws ProblemException if it is neither
   */
  static BodyType of(@Nullable String contentType) {
    String given = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    return switch (given.toLowerCase(Locale.ROOT)) {
      case "application/json" -> JSON;
      case "application/x-ndjson", "application/ndjson", "application/jsonl" -> LINES;
      default ->
          throw new ProblemException(
              Problem.of(
                  415,
                  "unsupported-media-type",
                  "This type of body is not taken",
                  "events are application/json (an object, or an array of them) or application/x-ndjson (one a line), not '%s'"
                      .formatted(given.length() <= 80 ? given : given.substring(0, 80) + "…")));
    };
  }
}
