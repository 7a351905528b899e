package io.haat.server.http;

import io.haat.server.cache.AnswerCache;
import io.haat.server.cache.Revisions;
import io.haat.server.cache.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Answers that are kept until what they are made of has changed.
 *
 * @param version of whatever makes the answers
 */
public record Answers(Revisions revisions, AnswerCache cache, Clock clock, String version) {
  /** Somewhere a day begins at every quarter of an hour. */
  private static final long QUARTER_MILLIS = Duration.ofMinutes(15).toMillis();

  private static final int KEY_BYTES = 16;

  /**
   * The key of an answer: the warehouse, then a digest of the whole question and of the state of
   * what it asks about.
   */
  String key(Resource resource, String path, Parameters parameters, Format format)
      throws SQLException {
    Revisions.Revision revision =
        revisions.of(
            resource.ingredients(), parameters.texts(Parameter.RETAILER), before(parameters));
    // Without `to`, a question means another one on another day.
    long quarter = parameters.texts(Parameter.TO).isEmpty() ? clock.millis() / QUARTER_MILLIS : 0;
    String question =
        String.join(
            "\n",
            version,
            revision.changes(),
            Long.toString(quarter),
            format.name(),
            path,
            parameters.canonical());
    return revision.warehouse() + "-" + HexFormat.of().formatHex(sha256(question), 0, KEY_BYTES);
  }

  /** The end of the days that are asked about; absent if it is not said, or not well. */
  private static Optional<LocalDate> before(Parameters parameters) {
    List<String> ends = parameters.texts(Parameter.TO);
    try {
      return ends.size() == 1 ? Optional.of(LocalDate.parse(ends.get(0))) : Optional.empty();
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  StoredAnswer get(String key, Callable<StoredAnswer> question) throws Exception {
    return cache.get(key, question);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
