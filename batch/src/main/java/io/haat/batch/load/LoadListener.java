package io.haat.batch.load;

import io.haat.batch.unit.UnitListener;

/** Is told how a load goes, for people who watch. Called from several threads. */
public interface LoadListener extends UnitListener {
  /** Tells nobody. */
  LoadListener SILENT = new LoadListener() {};

  /** What is loaded so far. */
  default void loaded(LoadReport soFar) {}
}
