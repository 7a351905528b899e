package io.haat.stream.record;

/**
 * What state is kept by: something of a retailer's.
 *
 * @param part a store or a product; for what is not of one, whatever spreads the work
 */
public record Scope(String retailer, String part) {
  private static final int PRIME = 31;

  /** Decides which task a scope belongs to, also in checkpoints: must not change. */
  @Override
  public int hashCode() {
    return PRIME * retailer.hashCode() + part.hashCode();
  }
}
