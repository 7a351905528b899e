package io.haat.simulator.world;

/**
 * How a category's sales spread over the hours of a store's day; stores open at 7 and close at 23.
 */
public enum DayShape {
  // One digit per hour from 0 to 23.
  MORNING("000000079986433334544210"),
  MIDDAY("000000012468876654443210"),
  EVENING("000000011223334567899740"),
  TWO_PEAKS("000000037754433345799620");

  private final String digits;

  DayShape(String digits) {
    this.digits = digits;
  }

  /** The share of the day's sales in an hour, 0 to 23; the shares of a day add up to 1. */
  public double share(int hour) {
    return (digits.charAt(hour) - '0') / (double) digits.chars().map(digit -> digit - '0').sum();
  }
}
