package io.haat.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or after it. */
public final class GlobalOptions {
  /** Where everything is kept unless {@code --data} says otherwise. */
  public static final String USUAL_DATA = "haat-data";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = USUAL_DATA,
      description = "Where everything is kept (default: ./haat-data).")
  private Path data = Path.of(USUAL_DATA);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Settings (default: ./haat.yaml if there is one).")
  private @Nullable Path configuration;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object on standard output and nothing else.")
  private boolean json;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error arose.")
  private boolean debug;

  /** The data directory as given. */
  public Path data() {
    return data;
  }

  /** The configuration file as given, null if not. */
  public @Nullable Path configuration() {
    return configuration;
  }

  /** Whether the answer is for a program. */
  public boolean json() {
    return json;
  }

  /** Whether errors come with stack traces. */
  public boolean debug() {
    return debug;
  }
}
