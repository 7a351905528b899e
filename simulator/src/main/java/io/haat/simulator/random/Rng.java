package io.haat.simulator.random;

/**
 * SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
 * Written out here because files must stay byte-identical for a seed, whatever the JDK's own
 * generators become. Not thread-safe.
 */
public final class Rng {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  public Rng(long seed) {
    state = seed;
  }

  /** A generator of its own for one concern, so that a draw more here changes nothing there. */
  public static Rng of(long seed, String concern) {
    return new Rng(hash(seed, concern.hashCode()));
  }

  /** Sixty-four well mixed bits of two numbers. */
  public static long hash(long first, long second) {
    return mix(mix(first + GAMMA) + second * GAMMA);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** A number in {@code [0, bound)}, for {@code bound > 0}. */
  public int nextInt(int bound) {
    return scale(nextLong(), bound);
  }

  /** A number in {@code [0, 1)}. */
  public double nextDouble() {
    return unit(nextLong());
  }

  /** True in a {@code share} of all calls. */
  public boolean chance(double share) {
    return nextDouble() < share;
  }

  /** The upper 32 of some random bits as a number in {@code [0, bound)}. */
  public static int scale(long bits, int bound) {
    return (int) (((bits >>> 32) * bound) >>> 32);
  }

  /** The upper 53 of some random bits as a number in {@code [0, 1)}. */
  public static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
