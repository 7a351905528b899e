package io.haat.simulator.sales;

import io.haat.simulator.world.World;
import io.haat.simulator.world.WorldSize;
import java.time.LocalDate;

/**
 * What to generate. The same request gives the same bytes, on every machine and on every day.
 *
 * <p>Requests that differ only in {@code rows} tell of the same stores and goods over the same
 * period, with more or fewer customers and baskets; the shorter file is not the beginning of the
 * longer one.
 *
 * @param rows records without the header, 100 to 100,000,000
 * @param seed any number
 * @param dirty the share of rows made bad, 0 to 0.5
 * @param from first day of business in the stores' time zone, from 1990-01-02 on
 * @param to last day of business, not before {@code from}; at most 50 years later and before 2100
 * @param stores 1 to 200
 * @param products 200 to 1,000
 */
public record GenerateRequest(
    long rows, long seed, double dirty, LocalDate from, LocalDate to, int stores, int products) {
  public static final long FEWEST_ROWS = 100;
  public static final long MOST_ROWS = 100_000_000;
  public static final double MOST_DIRTY = 0.5;
  public static final LocalDate DEFAULT_FROM = LocalDate.of(2024, 1, 1);
  public static final LocalDate DEFAULT_TO = LocalDate.of(2025, 12, 31);

  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 2);
  private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
  private static final int MOST_YEARS = 50;

  public GenerateRequest {
    if (rows < FEWEST_ROWS || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "rows must be from " + FEWEST_ROWS + " to " + MOST_ROWS + ", not " + rows);
    }
    if (!(dirty >= 0 && dirty <= MOST_DIRTY)) {
      throw new IllegalArgumentException(
          "dirty is a share from 0 to " + MOST_DIRTY + " (0.005 is half a percent), not " + dirty);
    }
    if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "from and to must be from " + EARLIEST + " to " + LATEST + ", not " + from + " to " + to);
    }
    if (to.isBefore(from) || to.isAfter(from.plusYears(MOST_YEARS))) {
      throw new IllegalArgumentException(
          "to must be from " + from + " (from) to " + MOST_YEARS + " years later, not " + to);
    }
    new WorldSize(stores, products, WorldSize.MOST_CUSTOMERS);
  }

  /** Clean rows over the default two years in a world of the usual size. */
  public static GenerateRequest of(long rows, long seed) {
    WorldSize usual = WorldSize.forRows(rows);
    return new GenerateRequest(
        rows, seed, 0, DEFAULT_FROM, DEFAULT_TO, usual.stores(), usual.products());
  }

  public GenerateRequest withDirty(double share) {
    return new GenerateRequest(rows, seed, share, from, to, stores, products);
  }

  public GenerateRequest between(LocalDate first, LocalDate last) {
    return new GenerateRequest(rows, seed, dirty, first, last, stores, products);
  }

  /** The world that the rows tell of. */
  public World world() {
    return World.of(seed, new WorldSize(stores, products, WorldSize.forRows(rows).customers()));
  }
}
