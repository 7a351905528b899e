package io.haat.server.cache;

import java.util.Optional;

/** Keeps answers for a while. Thread-safe; a store that does not work is an empty one. */
public interface AnswerStore extends AutoCloseable {
  Optional<StoredAnswer> get(String key);

  void put(String key, StoredAnswer answer);

  @Override
  void close();
}
