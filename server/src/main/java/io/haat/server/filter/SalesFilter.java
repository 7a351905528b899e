package io.haat.server.filter;

import io.haat.server.http.Parameter;
import io.haat.server.http.Parameters;
import io.haat.warehouse.sales.DayRange;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request asks for, as it was said. Several values of one parameter mean any of them;
 * several parameters mean all of them.
 *
 * @param from first day; absent: a usual number of days before the end
 * @param to the day after the last; absent: tomorrow
 * @param category absent: all
 * @param product absent: all
 * @param channels empty: all
 * @param segments of customers; empty: all
 */
public record SalesFilter(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    List<String> retailers,
    List<String> stores,
    List<String> cities,
    List<String> regions,
    List<String> tiers,
    Optional<String> category,
    Optional<String> product,
    List<String> channels,
    List<String> segments) {
  /** The parameters that it is read from. */
  public static final Set<Parameter> PARAMETERS =
      EnumSet.of(
          Parameter.FROM,
          Parameter.TO,
          Parameter.RETAILER,
          Parameter.STORE,
          Parameter.CITY,
          Parameter.REGION,
          Parameter.TIER,
          Parameter.CATEGORY,
          Parameter.PRODUCT,
          Parameter.CHANNEL,
          Parameter.CUSTOMER_SEGMENT);

  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2051, 1, 1);
  private static final int USUAL_DAYS = 28;

  /** Reads it; what is wrong is told by {@link Parameters#check}. */
  public static SalesFilter of(Parameters parameters) {
    Optional<LocalDate> from = day(parameters, Parameter.FROM);
    Optional<LocalDate> to = day(parameters, Parameter.TO);
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      parameters.violate(
          Parameter.TO,
          "is %s, and must be after from, %s: the first day that does not count"
              .formatted(to.get(), from.get()));
    }
    return new SalesFilter(
        from,
        to,
        parameters.texts(Parameter.RETAILER),
        parameters.texts(Parameter.STORE),
        parameters.texts(Parameter.CITY),
        parameters.texts(Parameter.REGION),
        parameters.texts(Parameter.TIER),
        parameters.text(Parameter.CATEGORY),
        parameters.text(Parameter.PRODUCT),
        parameters.texts(Parameter.CHANNEL),
        parameters.texts(Parameter.CUSTOMER_SEGMENT));
  }

  private static Optional<LocalDate> day(Parameters parameters, Parameter parameter) {
    return parameters.parsed(
        parameter,
        "a day such as 2025-03-31, from 1990-01-01 to 2051-01-01",
        text -> {
          LocalDate day = LocalDate.parse(text);
          if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new IllegalArgumentException();
          }
          return day;
        });
  }

  /** The days asked for. */
  public DayRange days(LocalDate today) {
    LocalDate end =
        to.orElseGet(
            () -> {
              LocalDate tomorrow = today.plusDays(1);
              return from.isPresent() && !from.get().isBefore(tomorrow)
                  ? from.get().plusDays(1)
                  : tomorrow;
            });
    return new DayRange(from.orElseGet(() -> end.minusDays(USUAL_DAYS)), end);
  }
}
