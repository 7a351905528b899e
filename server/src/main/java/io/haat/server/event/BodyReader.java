package io.haat.server.event;

import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import io.haat.server.http.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies up to a limit. */
final class BodyReader {
  /** In bytes: 10 MiB. */
  static final int MOST_BYTES = 10 << 20;

  private BodyReader() {}

  static byte[] read(Context context) throws IOException {
    InputStream in = context.req().getInputStream();
    byte[] body = in.readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new ProblemException(
          Problem.of(
              ProblemType.TOO_LARGE,
              "a body may have 10 MiB; send the events in several requests"));
    }
    return body;
  }
}
