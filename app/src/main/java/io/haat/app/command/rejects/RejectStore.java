package io.haat.app.command.rejects;

import io.haat.app.cli.CommandContext;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.reject.RejectQueries;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The way to the rejected records in the warehouse. */
final class RejectStore {
  private RejectStore() {}

  /** Asks something. */
  @FunctionalInterface
  interface Question<T> {
    T ask(RejectQueries queries) throws SQLException, IOException;
  }

  /**
   * Asks on a session of its own.
   *
   * @throws UserError if the database does not answer
   */
  static <T> T ask(CommandContext context, Question<T> question) throws IOException {
    try (HaatSession session = context.openSession()) {
      return ask(session, question);
    }
  }

  static <T> T ask(HaatSession session, Question<T> question) throws IOException {
    try (Connection connection = new Warehouse(session.dataSource()).connect()) {
      return question.ask(new RejectQueries(connection));
    } catch (SQLException failed) {
      throw silent(failed);
    }
  }

  /** What to tell a user when the database has failed. */
  static UserError silent(SQLException failed) {
    return UserError.failed(
        "the database does not answer: " + failed.getMessage() + ". See: haat doctor", failed);
  }
}
