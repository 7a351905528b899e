package io.haat.batch.unit;

/** Is told how the reading of an object goes. Called from several threads. */
public interface UnitListener {
  /** Something worth a line. */
  default void notice(String line) {}

  /** How far the object is read. */
  default void read(long bytes, long ofBytes) {}
}
