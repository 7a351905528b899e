package io.haat.bench.faults;

import java.util.List;
import java.util.Map;

/** Nothing breaks, but what the shops send is not as it should be. */
final class Disturbed {
  private static final int MILLIS = 60_000;
  private static final int SHORT_MILLIS = 6_000;

  private Disturbed() {}

  static Outcome invalid(Site site) throws Exception {
    return play(site, "--invalid", "50%");
  }

  static Outcome duplicates(Site site) throws Exception {
    return play(site, "--duplicates", "10%", "--conflicts", "1%");
  }

  static Outcome disorder(Site site) throws Exception {
    return play(site, "--out-of-order", "9m");
  }

  private static Outcome play(Site site, String... disturbances) throws Exception {
    return new Scene(Map.of(), List.of(disturbances))
        .play(site, haat -> Sleep.millis(site.of(MILLIS, SHORT_MILLIS)));
  }
}
