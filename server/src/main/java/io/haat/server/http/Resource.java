package io.haat.server.http;

import io.haat.server.cache.Ingredient;
import java.sql.SQLException;
import java.util.Set;

/** Something that can be asked for. */
public interface Resource {
  /** The parameters of its query; {@link Parameter#FORMAT} is everybody's. */
  Set<Parameter> parameters();

  /**
   * All that answers are made of, beside the question and the day: while none of it changes, an
   * answer is kept. Empty: answers are made anew each time.
   */
  default Set<Ingredient> ingredients() {
    return Set.of();
  }

  /**
   * Answers one request.
   *
   * @throws ProblemException if the request is wrong, or about what does not exist
   */
  Answer answer(Parameters parameters) throws SQLException;
}
