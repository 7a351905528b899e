package io.haat.simulator.world;

import java.math.BigDecimal;

/**
 * A city with at least one store.
 *
 * @param tier 1 (metropolis) to 3 (small town), as India's housing-allowance classes X, Y and Z
 * @param region one of North, South, East, West and Central
 * @param latitude in degrees north
 * @param longitude in degrees east
 */
public record City(
    String name, int tier, String region, BigDecimal latitude, BigDecimal longitude) {
  public City {
    if (tier < 1 || tier > 3) {
      throw new IllegalArgumentException("city " + name + ": tier must be 1, 2 or 3, not " + tier);
    }
  }
}
