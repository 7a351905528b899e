package io.haat.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
public final class HaatVersion implements IVersionProvider {
  /** For instance {@code 0.1.0}; {@code development} when not run from a jar. */
  public static String current() {
    String version = HaatVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "haat %s (Java %s)".formatted(current(), System.getProperty("java.version"))
    };
  }
}
