package io.haat.simulator.world;

import io.haat.simulator.random.Rng;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Opens stores: one in every city, then more where the cities are larger. */
final class StoreNetwork {
  /** From the centre of the city, in ten-thousandths of a degree: about 5 km. */
  private static final int FARTHEST = 450;

  private static final LocalDate FLAGSHIP_OPENED = LocalDate.of(1989, 8, 15);
  private static final LocalDate OLDEST_OTHER = LocalDate.of(1996, 4, 1);
  private static final int YEARS_OF_GROWTH = 27;
  private static final double SHARE_OPENED_LATELY = 0.06;
  private static final LocalDate LATELY = LocalDate.of(2024, 2, 1);

  private static final List<String> PLACES =
      List.of(
          "Station Road",
          "MG Road",
          "Gandhi Nagar",
          "Civil Lines",
          "Market Yard",
          "Lake View",
          "Ring Road",
          "Old Town",
          "Sector 18",
          "Mall Road",
          "Temple Street",
          "University Gate",
          "Airport Road",
          "River Side",
          "New Colony",
          "Clock Tower",
          "Fort",
          "Tech Park");

  private StoreNetwork() {}

  static List<Store> open(long seed, int count) {
    List<City> cities = WorldData.read("cities.txt").stream().map(StoreNetwork::city).toList();
    Rng rng = Rng.of(seed, "stores");
    List<Store> stores = new ArrayList<>(count);
    for (int round = 0; stores.size() < count; round++) {
      for (City city : cities) {
        if (stores.size() < count && grows(city, round)) {
          stores.add(store(stores.size() + 1, city, round, rng));
        }
      }
    }
    return List.copyOf(stores);
  }

  private static City city(List<String> fields) {
    return new City(
        fields.get(0),
        Integer.parseInt(fields.get(1)),
        fields.get(2),
        new BigDecimal(fields.get(3)),
        new BigDecimal(fields.get(4)));
  }

  private static boolean grows(City city, int round) {
    return switch (round) {
      case 0 -> true;
      case 1 -> city.tier() <= 2;
      default -> city.tier() == 1;
    };
  }

  private static Store store(int number, City city, int round, Rng rng) {
    double size =
        switch (city.tier()) {
          case 1 -> 1.6;
          case 2 -> 1.0;
          default -> 0.55;
        };
    return new Store(
        "S" + digits(number, 3),
        "Haat " + city.name() + " " + PLACES.get(round % PLACES.size()),
        city,
        near(city.latitude(), rng),
        near(city.longitude(), rng),
        number == 1 ? FLAGSHIP_OPENED : openingDay(rng),
        size * (0.6 + 0.8 * rng.nextDouble()));
  }

  private static BigDecimal near(BigDecimal degrees, Rng rng) {
    return degrees.add(BigDecimal.valueOf(rng.nextInt(2 * FARTHEST) - FARTHEST, 4));
  }

  private static LocalDate openingDay(Rng rng) {
    return rng.chance(SHARE_OPENED_LATELY)
        ? LATELY.plusDays(rng.nextInt(540))
        : OLDEST_OTHER.plusDays(rng.nextInt(YEARS_OF_GROWTH * 365));
  }

  static String digits(int number, int width) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }
}
