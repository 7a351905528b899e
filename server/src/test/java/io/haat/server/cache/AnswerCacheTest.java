package io.haat.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AnswerCacheTest {
  private static final StoredAnswer ANSWER = StoredAnswer.of(new byte[] {1}, Optional.empty());

  private final AnswerCache cache = new AnswerCache(new LocalAnswers());
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void who_asks_while_an_answer_is_made_waits_for_it() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var threads = Executors.newCachedThreadPool();
    var answers = new ArrayList<Future<StoredAnswer>>();
    try {
      for (int i = 0; i < 8; i++) {
        answers.add(
            threads.submit(
                () ->
                    cache.get(
                        "key",
                        () -> {
                          made.incrementAndGet();
                          begun.countDown();
                          assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
                          return ANSWER;
                        })));
      }
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(cache.get("another key", () -> ANSWER)).isSameAs(ANSWER);
      mayEnd.countDown();
      for (Future<StoredAnswer> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isSameAs(ANSWER);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void a_failure_is_not_kept() throws Exception {
    assertThatThrownBy(
            () ->
                cache.get(
                    "key",
                    () -> {
                      throw new IllegalStateException("once");
                    }))
        .hasMessage("once");

    assertThat(cache.get("key", () -> ANSWER)).isSameAs(ANSWER);
  }
}
