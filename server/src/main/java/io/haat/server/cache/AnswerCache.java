package io.haat.server.cache;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Makes each answer once, however many ask for it at the same time. Thread-safe. */
public final class AnswerCache implements AutoCloseable {
  private final AnswerStore store;
  private final ConcurrentHashMap<String, CompletableFuture<StoredAnswer>> beingMade =
      new ConcurrentHashMap<>();

  public AnswerCache(AnswerStore store) {
    this.store = store;
  }

  /**
   * The answer under a key.
   *
   * @param key of the whole question and the state of what it asks about
   * @param question makes the answer, in the caller's thread; a failure is thrown to all who wait
   *     for this answer, and not kept
   */
  public StoredAnswer get(String key, Callable<StoredAnswer> question) throws Exception {
    Optional<StoredAnswer> known = store.get(key);
    if (known.isPresent()) {
      return known.get();
    }
    var mine = new CompletableFuture<StoredAnswer>();
    CompletableFuture<StoredAnswer> others = beingMade.putIfAbsent(key, mine);
    if (others != null) {
      return waitedFor(others);
    }
    try {
      // It may have been made since this thread looked.
      StoredAnswer answer = store.get(key).orElse(null);
      if (answer == null) {
        answer = question.call();
        store.put(key, answer);
      }
      mine.complete(answer);
      return answer;
    } catch (Exception | Error failed) {
      mine.completeExceptionally(failed);
      throw failed;
    } finally {
      beingMade.remove(key, mine);
    }
  }

  private static StoredAnswer waitedFor(CompletableFuture<StoredAnswer> others) throws Exception {
    try {
      return others.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
