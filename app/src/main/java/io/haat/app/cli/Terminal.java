package io.haat.app.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out answers
 * @param err progress, notices, errors
 * @param columns the width of the terminal that {@code out} is; 0 if it is none
 * @param errorColumns the width of the terminal that {@code err} is; 0 if it is none
 */
public record Terminal(PrintStream out, PrintStream err, int columns, int errorColumns) {
  /** These streams, with the width of the process's terminal. */
  public static Terminal of(PrintStream out, PrintStream err) {
    return new Terminal(out, err, told("haat.columns"), told("haat.error.columns"));
  }

  /** Whether a person reads {@code out} as it is written. */
  public boolean isInteractive() {
    return columns > 0;
  }

  private static int told(String property) {
    // The launcher asks the terminal: Java tells only whether input and output both are one, and
    // never its width.
    String told = System.getProperty(property, "");
    return told.matches("[0-9]{1,5}") ? Integer.parseInt(told) : 0;
  }
}
