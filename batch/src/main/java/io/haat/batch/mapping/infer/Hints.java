package io.haat.batch.mapping.infer;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/**
 * What a user says about a file, because the file itself does not.
 *
 * @param currency of amounts without a sign
 * @param timezone of times without an offset
 */
public record Hints(Optional<Currency> currency, Optional<ZoneId> timezone) {
  public static final Hints NONE = new Hints(Optional.empty(), Optional.empty());
}
