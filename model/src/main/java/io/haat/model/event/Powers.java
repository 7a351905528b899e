package io.haat.model.event;

/** Powers of ten. */
final class Powers {
  /** From 1 to 10¹⁸. */
  static final long[] OF_TEN = new long[19];

  static {
    OF_TEN[0] = 1;
    for (int i = 1; i < OF_TEN.length; i++) {
      OF_TEN[i] = OF_TEN[i - 1] * 10;
    }
  }

  private Powers() {}
}
