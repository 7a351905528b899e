package io.haat.server.event;

import io.haat.server.http.ContentTypes;
import io.haat.server.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** How events stand in a body. */
enum BodyType {
  /** An object, or an array of them. */
  JSON,
  /** An object a line. */
  LINES;

  /**
   * What a body is said to be.
   *
   * @throws ProblemException if it is neither
   */
  static BodyType of(@Nullable String contentType) {
    String essence = ContentTypes.essence(contentType);
    return switch (essence) {
      case "application/json" -> JSON;
      case "application/x-ndjson", "application/ndjson", "application/jsonl" -> LINES;
      default ->
          throw ContentTypes.notTaken(
              essence,
              "events are application/json (an object, or an array of them) or application/x-ndjson (one a line)");
    };
  }
}
