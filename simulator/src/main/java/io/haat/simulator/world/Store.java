package io.haat.simulator.world;

import java.time.LocalDate;

/**
 * A shop of the chain.
 *
 * @param id such as {@code S001}
 * @param openedOn its first day of business; nothing is sold there before
 * @param footfall how many baskets it sells relative to other stores, above 0
 */
public record Store(String id, String name, City city, LocalDate openedOn, double footfall) {
  public Store {
    if (!(footfall > 0)) {
      throw new IllegalArgumentException("store " + id + ": footfall must be above 0");
    }
  }
}
