package io.haat.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private final LinkedBlockingQueue<String> notices = new LinkedBlockingQueue<>();

  @Test
  void a_heap_that_a_collection_leaves_full_is_told_with_what_to_do() throws InterruptedException {
    Runnable end = HeapWatch.start(notices::add, 0.000_001);
    try {
      System.gc();

      assertThat(notices.poll(30, TimeUnit.SECONDS))
          .containsPattern("memory: [0-9,]+ of [0-9,]+ MB are in use after a collection")
          .contains("HAAT_JAVA_OPTS=-Xmx");
    } finally {
      end.run();
    }
  }

  @Test
  void a_heap_with_room_is_not_told_of() throws InterruptedException {
    Runnable roomy = HeapWatch.start(notices::add);
    System.gc();
    roomy.run();
    Runnable end = HeapWatch.start(text -> notices.add("full: " + text), 0.000_001);
    try {
      System.gc();

      // Notices come in their order: an earlier one would be here first.
      assertThat(notices.poll(30, TimeUnit.SECONDS)).startsWith("full: ");
    } finally {
      end.run();
    }
  }
}
