package io.haat.batch.load;

/** Is told how a load goes, for people who watch. Called from several threads. */
public interface LoadListener {
  /** Tells nobody. */
  LoadListener SILENT = new LoadListener() {};

  /** Something worth a line. */
  default void notice(String line) {}

  /** How far the object is read. */
  default void read(long bytes, long ofBytes) {}

  /** What is loaded so far. */
  default void loaded(LoadReport soFar) {}
}
