package io.haat.app.command.sql;

import io.haat.app.answer.Answer;
import io.haat.app.error.UserError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement for PostgreSQL.
 *
 * @param write whether it may change anything
 */
record WarehouseQuery(PGSimpleDataSource database, String sql, boolean write) {
  private static final int ROWS_AT_ONCE = 1_000;

  /** Behind comments a word that is none of those that move files or run code. */
  private static final Pattern IS_NO_CODE =
      Pattern.compile(
          "(?:\\s++|--[^\\r\\n]*+|/\\*(?:[^*/]++|\\*(?!/)|/(?!\\*))*+\\*/)*+"
              + "(?:\\(|(?!(?:copy|do|call|execute)\\b)[a-z])",
          Pattern.CASE_INSENSITIVE);

  void run(Answer answer, BooleanSupplier readerGone) throws IOException {
    database.setCurrentSchema("haat,public");
    database.setReadOnly(!write);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      if (!write) {
        lockAgainstWriting(connection);
      }
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(ROWS_AT_ONCE);
        answer(statement, statement.execute(sql), answer, readerGone);
      }
      connection.commit();
    } catch (SQLException e) {
      throw UserError.failed(explain(e), e);
    }
  }

  private void answer(
      Statement statement, boolean hasRows, Answer answer, BooleanSupplier readerGone)
      throws SQLException, IOException {
    if (hasRows) {
      try (ResultSet result = statement.getResultSet()) {
        ResultReader.read(result, answer, readerGone);
      }
      return;
    }
    long changed = Math.max(0, statement.getLargeUpdateCount());
    answer.begin(List.of(new Answer.Column("rows_changed", true)));
    answer.row(List.of(changed));
    answer.end();
  }

  /**
   * A transaction cannot be made writable after its first query, and a second statement could only
   * begin another one. COPY writes files and starts programs nevertheless, and a block of code may:
   * they are refused. This is against accidents: who may call this program may do all that it may.
   */
  private void lockAgainstWriting(Connection connection) throws SQLException {
    if (!IS_NO_CODE.matcher(sql).lookingAt()) {
      throw UserError.wrongUse("COPY, DO, CALL and comments within comments need --write");
    }
    if (connection.unwrap(PgConnection.class).createQuery(sql, false, false).query.getSubqueries()
        != null) {
      throw UserError.wrongUse("several statements at once need --write");
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  private String explain(SQLException error) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (server == null) {
      return String.valueOf(error.getMessage());
    }
    StringBuilder message = new StringBuilder(String.valueOf(server.getMessage()));
    if (server.getPosition() > 0) {
      message.append('\n').append(SqlPosition.mark(sql, server.getPosition()));
    }
    if (server.getDetail() != null) {
      message.append('\n').append(server.getDetail());
    }
    if (server.getHint() != null) {
      message.append('\n').append("Hint: ").append(server.getHint());
    }
    if ("25006".equals(server.getSQLState())) {
      message.append('\n').append("To change data, add --write.");
    }
    return message.toString();
  }
}
