package io.haat.simulator.world;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A shop of the chain.
 *
 * @param id such as {@code S001}
 * @param latitude in degrees north, a few kilometres from the centre of the city at most
 * @param longitude in degrees east
 * @param openedOn its first day of business; nothing is sold there before
 * @param footfall how many baskets it sells relative to other stores, above 0
 */
public record Store(
    String id,
    String name,
    City city,
    BigDecimal latitude,
    BigDecimal longitude,
    LocalDate openedOn,
    double footfall) {
  public Store {
    if (!(footfall > 0)) {
      throw new IllegalArgumentException("store " + id + ": footfall must be above 0");
    }
  }
}
