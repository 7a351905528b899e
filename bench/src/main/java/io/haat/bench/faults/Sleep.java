package io.haat.bench.faults;

import java.io.IOException;

/** Lets time pass, which is what a fault is made of. */
final class Sleep {
  private Sleep() {}

  static void millis(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /** Makes sure that events are still sent afterwards. */
  static void whileSending(Shops shops, long millis) throws InterruptedException, IOException {
    Thread.sleep(millis);
    shops.requireOpen();
  }
}
