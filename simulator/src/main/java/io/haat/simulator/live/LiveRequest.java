package io.haat.simulator.live;

import io.haat.model.RetailerName;
import io.haat.simulator.world.World;
import io.haat.simulator.world.WorldSize;

/**
 * Which shops are told of, and how. The same request, event times and clock give the same records.
 *
 * @param retailer the tenant whose shops they are; see {@link RetailerName}
 * @param eventsPerSecond in event time, above 0: how many sessions of customers there are at a time
 */
public record LiveRequest(
    long seed,
    String retailer,
    WorldSize size,
    EventMix mix,
    Disturbances disturbances,
    double eventsPerSecond) {
  public static final String USUAL_RETAILER = "haat-demo";
  public static final WorldSize USUAL_SIZE = new WorldSize(100, 1_000, 50_000);

  public LiveRequest {
    if (!RetailerName.isValid(retailer)) {
      throw new IllegalArgumentException(
          "a retailer is named by 1 to 64 letters, digits, dots, dashes or underscores, not '"
              + retailer
              + "'");
    }
    if (!(eventsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "events per second must be above 0, not " + eventsPerSecond);
    }
  }

  /** The usual chain and mix, undisturbed. */
  public static LiveRequest of(long seed, double eventsPerSecond) {
    return new LiveRequest(
        seed, USUAL_RETAILER, USUAL_SIZE, EventMix.USUAL, Disturbances.NONE, eventsPerSecond);
  }

  public LiveRequest withMix(EventMix other) {
    return new LiveRequest(seed, retailer, size, other, disturbances, eventsPerSecond);
  }

  public LiveRequest with(Disturbances others) {
    return new LiveRequest(seed, retailer, size, mix, others, eventsPerSecond);
  }

  public LiveRequest ofRetailer(String name) {
    return new LiveRequest(seed, name, size, mix, disturbances, eventsPerSecond);
  }

  /** The shops, their goods and customers. */
  public World world() {
    return World.of(seed, size);
  }
}
