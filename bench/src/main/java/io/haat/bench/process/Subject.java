package io.haat.bench.process;

import io.haat.app.cli.CommandContext;
import java.nio.file.Path;

/** The Haat that is measured. */
public interface Subject {
  /** What the benchmark's own command has at hand. */
  CommandContext context();

  /** Haat's folder, where its mappings are. */
  Path home();

  /** Haat itself, to run in a folder. */
  HaatProgram program(Path folder);
}
