package io.haat.server.http;

import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a body is said to be. Forms that a page of another site may send without being asked are
 * never taken: such a page cannot post anything in its reader's name.
 */
public final class ContentTypes {
  private static final int LONGEST_TOLD = 80;

  private ContentTypes() {}

  /** The type alone, in lower case; empty if none is told. */
  public static String essence(@Nullable String contentType) {
    String given = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    return given.toLowerCase(Locale.ROOT);
  }

  /** That a body of this type is not taken. */
  public static ProblemException notTaken(String essence, String expected) {
    String told =
        essence.length() <= LONGEST_TOLD ? essence : essence.substring(0, LONGEST_TOLD) + "…";
    return new ProblemException(
        Problem.of(
            415,
            "unsupported-media-type",
            "This type of body is not taken",
            "%s, not '%s'; say so as Content-Type".formatted(expected, told)));
  }

  static void expectJson(Context context, String what) {
    String essence = essence(context.req().getContentType());
    if (!essence.equals("application/json")) {
      throw notTaken(essence, what + " is application/json");
    }
  }
}
