package io.haat.warehouse.sales;

/** Figures of so many days would have to be counted from the facts, since no rollup holds them. */
public final class TooManyDaysException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long most;

  public TooManyDaysException(long days, long most) {
    super("of " + days + " days; at most " + most + " can be counted at once", null, false, false);
    this.most = most;
  }

  /** How many days may be asked for. */
  public long most() {
    return most;
  }
}
