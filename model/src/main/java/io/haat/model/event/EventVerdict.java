package io.haat.model.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a record of a topic: an event is taken or rejected whole. */
public sealed interface EventVerdict {
  /** It keeps the contract. */
  record Valid(Event event) implements EventVerdict {}

  /**
   * It does not.
   *
   * @param retailerId as far as the record says; likewise the others
   * @param rules the names of all rules that it broke, at least one
   */
  record Invalid(
      @Nullable String retailerId,
      @Nullable String storeId,
      @Nullable String id,
      List<String> rules)
      implements EventVerdict {
    public Invalid {
      rules = List.copyOf(rules);
    }
  }
}
