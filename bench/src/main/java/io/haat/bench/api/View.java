package io.haat.bench.api;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a reader of the dashboard looks at.
 *
 * @param filters parameters, each behind an ampersand
 * @param narrow whether a category or product is among them, or a channel: hours of these are told
 *     of a month at most
 * @param to the day after the last
 */
record View(String filters, boolean narrow, LocalDate from, LocalDate to) {
  private static final int MOST_HOURLY_DAYS = 3;
  private static final int MOST_DAILY_DAYS = 100;
  private static final int MOST_WEEKLY_DAYS = 400;

  /** The call of a resource for it, with more parameters. */
  String of(String resource, String... more) {
    var call = new StringBuilder(withoutDays(resource));
    call.append("&from=").append(from).append("&to=").append(to);
    for (String parameter : more) {
      call.append('&').append(parameter);
    }
    return call.toString();
  }

  /** The call of a resource that knows no days. */
  String withoutDays(String resource) {
    return "/api/v1/" + resource + "?retailer=" + Catalogue.RETAILER + filters;
  }

  /** As many days, directly before. */
  View before() {
    return new View(filters, narrow, from.minusDays(days()), from);
  }

  long days() {
    return ChronoUnit.DAYS.between(from, to);
  }

  /** The parameter for buckets that make a readable chart. */
  String granularity() {
    String size = "month";
    if (days() <= MOST_HOURLY_DAYS) {
      size = "hour";
    } else if (days() <= MOST_DAILY_DAYS) {
      size = "day";
    } else if (days() <= MOST_WEEKLY_DAYS) {
      size = "week";
    }
    return "granularity=" + size;
  }
}
