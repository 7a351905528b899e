package io.haat.app.process;

import static java.lang.management.MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when what the program keeps nearly fills its heap. Nothing fails then, but most of the time
 * is spent on collecting garbage.
 */
public final class HeapWatch {
  /** The part of the heap that may be in use right after a collection. */
  private static final double MOST = 0.8;

  /** A heap that stays full goes over the limit again with every few collections. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(HeapWatch.class);
  private static final int MEGABYTE = 1_000_000;

  private HeapWatch() {}

  /**
   * Begins to watch this process.
   *
   * @param notice told when a collection leaves too much, once in ten minutes at most
   * @return ends it
   */
  public static Runnable start(Consumer<String> notice) {
    return start(notice, MOST);
  }

  static Runnable start(Consumer<String> notice, double most) {
    return oldObjects().map(pool -> watch(pool, notice, most)).orElse(() -> {});
  }

  private static Runnable watch(MemoryPoolMXBean pool, Consumer<String> notice, double most) {
    var memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    var quietUntil = new AtomicReference<>(Instant.MIN);
    NotificationListener listener =
        (event, unused) -> {
          Instant now = Instant.now();
          if (event.getType().equals(MEMORY_COLLECTION_THRESHOLD_EXCEEDED)
              && now.isAfter(quietUntil.get())) {
            quietUntil.set(now.plus(QUIET));
            notice.accept(message(pool));
          }
        };
    memory.addNotificationListener(listener, null, null);
    pool.setCollectionUsageThreshold((long) (most * pool.getUsage().getMax()));
    return () -> {
      pool.setCollectionUsageThreshold(0);
      try {
        memory.removeNotificationListener(listener);
      } catch (ListenerNotFoundException gone) {
        LOG.debug("the heap is watched no more", gone);
      }
    };
  }

  /** Where collectors keep what lives long: the only part of a heap with a threshold of use. */
  private static Optional<MemoryPoolMXBean> oldObjects() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(MemoryPoolMXBean::isUsageThresholdSupported)
        .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
        .filter(pool -> pool.getUsage().getMax() > 0)
        .findFirst();
  }

  private static String message(MemoryPoolMXBean pool) {
    return String.format(
        Locale.ROOT,
        "memory: %,d of %,d MB are in use after a collection; when they are full, the stream takes a tenth of what it"
            + " takes else. Give it more: HAAT_JAVA_OPTS=-Xmx2g",
        pool.getCollectionUsage().getUsed() / MEGABYTE,
        pool.getUsage().getMax() / MEGABYTE);
  }
}
