package io.haat.batch.mapping;

/**
 * One thing that is wrong with a mapping.
 *
 * @param origin the mapping file
 * @param line from 1, or 0 for the file as a whole
 * @param key where in the file, such as {@code line.quantity}; empty for the file as a whole
 * @param cause what is wrong, and after a semicolon what to do
 */
public record Problem(String origin, int line, String key, String cause) {
  @Override
  public String toString() {
    return origin + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + cause;
  }
}
