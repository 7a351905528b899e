package io.haat.simulator.world;

import java.time.DayOfWeek;
import java.time.Month;

/** A category of the assortment, with its place in the week and in the year. */
public enum Category {
  FRUIT_VEGETABLES("Fruit & Vegetables", 17, DayShape.MORNING, 1.2, "555666554555", 22, 1),
  DAIRY_EGGS("Dairy & Eggs", 15, DayShape.MORNING, 1.05, "555677655555", 14, 1),
  BAKERY("Bakery", 9, DayShape.TWO_PEAKS, 1.15, "555555555557", 35, 1),
  STAPLES_GRAINS("Staples & Grains", 13, DayShape.MIDDAY, 1.35, "555555556775", 16, 5),
  SPICES_CONDIMENTS("Spices & Condiments", 8, DayShape.MIDDAY, 1.25, "555665555665", 32, 7),
  SNACKS_SWEETS("Snacks & Sweets", 12, DayShape.EVENING, 1.4, "545555567996", 28, 6),
  BEVERAGES("Beverages", 10, DayShape.EVENING, 1.3, "335799765443", 25, 6),
  PERSONAL_CARE("Personal Care", 6, DayShape.MIDDAY, 1.3, "555566555555", 30, 9),
  HOUSEHOLD("Household", 5, DayShape.MIDDAY, 1.4, "555555555865", 24, 8),
  BABY_CARE("Baby Care", 2, DayShape.TWO_PEAKS, 1.1, "555555555555", 20, 8),
  APPAREL("Apparel", 2, DayShape.EVENING, 2.0, "734444456986", 45, 21),
  HOME_KITCHEN("Home & Kitchen", 1, DayShape.EVENING, 1.9, "544444455986", 38, 25);

  private final String title;
  private final int percent;
  private final DayShape dayShape;
  private final double weekendFactor;
  // One digit per month, 5 being usual.
  private final String season;
  private final int marginPercent;
  private final int leadTimeDays;

  Category(
      String title,
      int percent,
      DayShape dayShape,
      double weekendFactor,
      String season,
      int marginPercent,
      int leadTimeDays) {
    this.title = title;
    this.percent = percent;
    this.dayShape = dayShape;
    this.weekendFactor = weekendFactor;
    this.season = season;
    this.marginPercent = marginPercent;
    this.leadTimeDays = leadTimeDays;
  }

  /** As it stands in files. */
  public String title() {
    return title;
  }

  /** Gross margin in percent of the price, before discounts. */
  public int marginPercent() {
    return marginPercent;
  }

  /** Days from an order to its delivery. */
  public int leadTimeDays() {
    return leadTimeDays;
  }

  /** How much of it is sold in an hour of a kind of day, relative to other hours and categories. */
  public double demand(Month month, DayOfWeek weekday, int hour) {
    double week =
        switch (weekday) {
          case SATURDAY, SUNDAY -> weekendFactor;
          case FRIDAY -> 1.05;
          case MONDAY -> 0.92;
          case TUESDAY, WEDNESDAY, THURSDAY -> 1;
        };
    double year = (season.charAt(month.getValue() - 1) - '0') / 5.0;
    return percent * dayShape.share(hour) * week * year;
  }
}
