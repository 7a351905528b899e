package io.haat.bench.faults;

import io.haat.bench.process.HaatProgram;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Where one fault is tried.
 *
 * @param program Haat itself, which works in {@code folder}
 * @param folder empty, for everything that the fault leaves
 * @param random decides when what happens
 * @param seed of {@code random}, and of the shops
 * @param isShort for tests: seconds instead of minutes, 500 events a second
 * @param notice takes lines of progress
 */
record Site(
    HaatProgram program,
    Path folder,
    Random random,
    long seed,
    boolean isShort,
    Consumer<String> notice) {
  private static final int RATE = 5_000;
  private static final int SHORT_RATE = 500;

  /** Events per second. */
  int rate() {
    return isShort ? SHORT_RATE : RATE;
  }

  /** One of two numbers, for a long run or a short one. */
  int of(int usual, int shortened) {
    return isShort ? shortened : usual;
  }

  /** A time within these bounds, in milliseconds. */
  long millis(int least, int most) {
    return random.nextLong(least, most + 1L);
  }

  void tell(String format, Object... values) {
    notice.accept("  " + String.format(Locale.ROOT, format, values));
  }
}
