package io.haat.batch.frame;

import java.io.IOException;

/**
 * Cuts a text into the JSON values that stand in it, by brackets or lines, without judging them.
 */
interface JsonCutter {

  enum Step {
    /** The bytes between {@link #from} and {@link #to} of the window are a value. */
    VALUE,
    /** The next value is longer than the window may be. */
    TOO_LONG,
    /** What follows cannot be cut. */
    BROKEN,
    END
  }

  /** Looks for the next value, behind those that were consumed. */
  Step advance() throws IOException;

  int from();

  int to();

  /** Goes on behind the value. */
  void consume();

  /** After TOO_LONG moves the value, after BROKEN the rest of the text, to {@code target}. */
  void drain(RejectWriter target) throws IOException;
}
