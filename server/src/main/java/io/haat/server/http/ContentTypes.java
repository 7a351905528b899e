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
    return new ProblemException(
        Problem.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "%s, not '%s'; say so as Content-Type".formatted(expected, shortened(essence))));
  }

  /**
   * Expects a body as it is: one that is compressed may be of any size.
   *
   * @throws ProblemException if it is encoded
   */
  public static void expectPlain(Context context) {
    String encoding = context.header("Content-Encoding");
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      context.header("Accept-Encoding", "identity");
      throw new ProblemException(
          Problem.of(
              ProblemType.UNSUPPORTED_CONTENT_ENCODING,
              "a body is taken as it is, not with the Content-Encoding '%s'"
                  .formatted(shortened(encoding))));
    }
  }

  static void expectJson(Context context, String what) {
    String essence = essence(context.req().getContentType());
    if (!essence.equals("application/json")) {
      throw notTaken(essence, what + " is application/json");
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
  }
}
