package io.haat.model.event;

/**
 * MurmurHash3 x64 128 with seed 0, by Austin Appleby (public domain), over 64-bit words: the hash
 * of the bytes that they are in little-endian order.
 */
final class Murmur3 {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long h1;
  private long h2;
  private long odd;
  private long words;

  void put(long word) {
    if ((words++ & 1) == 0) {
      odd = word;
      return;
    }
    h1 ^= mix1(odd);
    h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
    h2 ^= mix2(word);
    h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
  }

  void finish() {
    if ((words & 1) == 1) {
      h1 ^= mix1(odd);
    }
    h1 ^= words * Long.BYTES;
    h2 ^= words * Long.BYTES;
    h1 += h2;
    h2 += h1;
    h1 = avalanche(h1);
    h2 = avalanche(h2);
    h1 += h2;
    h2 += h1;
  }

  long first() {
    return h1;
  }

  long second() {
    return h2;
  }

  private static long mix1(long word) {
    return Long.rotateLeft(word * C1, 31) * C2;
  }

  private static long mix2(long word) {
    return Long.rotateLeft(word * C2, 33) * C1;
  }

  private static long avalanche(long value) {
    long mixed = value;
    mixed ^= mixed >>> 33;
    mixed *= 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
