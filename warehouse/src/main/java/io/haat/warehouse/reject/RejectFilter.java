package io.haat.warehouse.reject;

import java.util.Optional;

/**
 * Which rejected records are meant; what is empty does not restrict.
 *
 * @param source a mapping's name
 * @param file a file's name without folders, or the first 12 digits of its SHA-256
 * @param rule a rule that a record broke, perhaps among others
 */
public record RejectFilter(Optional<String> source, Optional<String> file, Optional<String> rule) {
  public static final RejectFilter ALL =
      new RejectFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
