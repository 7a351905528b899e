package io.haat.stream.record;

/**
 * What state is kept by: something of a retailer's.
 *
 * @param part a store or a product; for what is not of one, whatever spreads the work
 */
public record Scope(String retailer, String part) {
  private static final int PRIME = 31;

  // Both by hand: those of a record are slower until they are compiled, and every event asks.

  @Override
  public boolean equals(Object other) {
    return other instanceof Scope that && part.equals(that.part) && retailer.equals(that.retailer);
  }

  /** Decides which task a scope belongs to, also in checkpoints: must not change. */
  @Override
  public int hashCode() {
    return PRIME * retailer.hashCode() + part.hashCode();
  }
}
