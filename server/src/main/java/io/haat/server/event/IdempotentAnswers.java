package io.haat.server.event;

import io.haat.server.http.Problem;
import io.haat.server.http.ProblemException;
import io.haat.server.http.ProblemType;
import io.haat.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Answers that were given under an idempotency key, kept for a day, also when the server is started
 * anew. A request that never came to an end holds its key for a minute.
 */
final class IdempotentAnswers {
  private final Warehouse warehouse;

  IdempotentAnswers(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Carries a request out. */
  interface Work {
    PostedAnswer answer() throws SQLException, IOException;
  }

  /**
   * The answer that was given under this key, else the one that the work gives.
   *
   * @param requestHash of what is asked for
   * @throws ProblemException if the key stands for another request, or for one in hand
   */
  PostedAnswer once(String key, byte[] requestHash, Work work) throws SQLException, IOException {
    Optional<PostedAnswer> given = claim(key, requestHash);
    if (given.isPresent()) {
      return given.get();
    }
    boolean done = false;
    try {
      PostedAnswer answer = work.answer();
      keep(key, answer);
      done = true;
      return answer;
    } finally {
      if (!done) {
        release(key);
      }
    }
  }

  /** Empty if the key is the caller's now. */
  private Optional<PostedAnswer> claim(String key, byte[] requestHash) throws SQLException {
    try (Connection connection = warehouse.connect();
        PreparedStatement forget = connection.prepareStatement(FORGET);
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      forget.executeUpdate();
      claim.setString(1, key);
      claim.setBytes(2, requestHash);
      return claim.executeUpdate() == 1
          ? Optional.empty()
          : Optional.of(given(connection, key, requestHash));
    }
  }

  private static PostedAnswer given(Connection connection, String key, byte[] requestHash)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVEN)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          // Released between the two statements.
          throw inHand();
        }
        if (!Arrays.equals(row.getBytes(1), requestHash)) {
          throw new ProblemException(
              Problem.of(
                  ProblemType.IDEMPOTENCY_KEY_REUSED,
                  "another body, type or topic was sent under this key; give each request a key of its own"));
        }
        int status = row.getInt(2);
        if (row.wasNull()) {
          throw inHand();
        }
        return new PostedAnswer(status, row.getBytes(3));
      }
    }
  }

  private static ProblemException inHand() {
    return new ProblemException(
        Problem.of(
            ProblemType.REQUEST_IN_HAND,
            "a request under this idempotency key has no answer yet; try again in a second"));
  }

  private void keep(String key, PostedAnswer answer) throws SQLException {
    try (Connection connection = warehouse.connect();
        PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setInt(1, answer.status());
      statement.setBytes(2, answer.body());
      statement.setString(3, key);
      statement.executeUpdate();
    }
  }

  private void release(String key) throws SQLException {
    try (Connection connection = warehouse.connect();
        PreparedStatement statement = connection.prepareStatement(RELEASE)) {
      statement.setString(1, key);
      statement.executeUpdate();
    }
  }

  private static final String FORGET =
      """
      delete from posted_answer
      where claimed_at < clock_timestamp() - interval '1 day'""";

  private static final String CLAIM =
      """
      insert into posted_answer as held (idempotency_key, request_hash)
      values (?, ?)
      on conflict (idempotency_key) do update set claimed_at = excluded.claimed_at
      where held.status is null and held.request_hash = excluded.request_hash
        and held.claimed_at < clock_timestamp() - interval '1 minute'""";

  private static final String GIVEN =
      """
      select request_hash, status, body
      from posted_answer
      where idempotency_key = ?""";

  private static final String KEEP =
      """
      update posted_answer set status = ?, body = ?
      where idempotency_key = ?""";

  private static final String RELEASE =
      """
      delete from posted_answer
      where idempotency_key = ? and status is null""";
}
