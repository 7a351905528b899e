package io.haat.server.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the contract says of one event of a request. */
sealed interface JudgedEvent {
  /** What identifies it, as far as it tells. */
  @Nullable String id();

  /** It keeps the contract. */
  record Kept(String id, LogEntry entry) implements JudgedEvent {}

  /**
   * It does not.
   *
   * @param rules all that it broke, at least one
   */
  record Broken(@Nullable String id, List<String> rules) implements JudgedEvent {
    public Broken {
      rules = List.copyOf(rules);
    }
  }
}
