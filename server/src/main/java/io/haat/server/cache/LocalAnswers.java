package io.haat.server.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/** Keeps answers in this process, those that are asked for most. */
public final class LocalAnswers implements AnswerStore {
  private static final long MOST_BYTES = 32L << 20;
  private static final int BYTES_BESIDE = 200;

  private final Cache<String, StoredAnswer> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .<String, StoredAnswer>weigher((key, answer) -> answer.compressed().length + BYTES_BESIDE)
          .expireAfterAccess(Duration.ofMinutes(15))
          .build();

  @Override
  public Optional<StoredAnswer> get(String key) {
    return Optional.ofNullable(answers.getIfPresent(key));
  }

  @Override
  public void put(String key, StoredAnswer answer) {
    answers.put(key, answer);
  }

  @Override
  public void close() {
    answers.invalidateAll();
  }
}
