package io.haat.bench.faults;

import java.util.List;
import java.util.Map;

/**
 * {@code haat up}, and shops that send events while something happens to it.
 *
 * @param settings of all processes
 * @param disturbances options of {@code haat produce}
 */
record Scene(Map<String, String> settings, List<String> disturbances) {
  Scene {
    settings = Map.copyOf(settings);
    disturbances = List.copyOf(disturbances);
  }

  /** What happens. When it returns, {@code haat up} runs and all other parts do. */
  @FunctionalInterface
  interface Event {
    void happen(LiveHaat haat) throws Exception;
  }

  Outcome play(Site site, Event event) throws Exception {
    try (LiveHaat haat = LiveHaat.start(site.program(), site.folder().resolve("data"), settings)) {
      String kafka = haat.awaitReady().path("kafka").asText();
      long begin = System.nanoTime();
      try (Shops shops = Shops.open(site, haat.data(), settings, disturbances)) {
        shops.awaitEvents(kafka);
        Sleep.whileSending(shops, site.millis(500, 5_000));
        event.happen(haat);
        Sleep.whileSending(shops, site.of(5_000, 2_000));
        haat.awaitReady();
        Map<String, Long> acknowledged = shops.close(site);
        site.tell("comparing");
        return Comparison.of(kafka, haat.connect(), acknowledged, begin);
      }
    }
  }
}
