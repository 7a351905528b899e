package io.haat.server.http;

import java.sql.SQLException;
import java.util.Set;

/** Something that can be asked for. */
public interface Resource {
  /** The parameters of its query; {@link Parameter#FORMAT} is everybody's. */
  Set<Parameter> parameters();

  /**
   * Answers one request.
   *
   * @throws ProblemException if the request is wrong, or about what does not exist
   */
  Answer answer(Parameters parameters) throws SQLException;
}
