package io.haat.warehouse.live;

import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a batch in layers: the second event of one identity stands in the second layer, and
 * is compared with what the first one has left.
 */
final class Layers {
  private record Identity(EventType type, String retailer, String store, String id) {}

  private Layers() {}

  /** At least one layer. */
  static List<List<KeyedFact>> of(List<KeyedFact> facts) {
    Set<Identity> seen = new HashSet<>(facts.size() * 2);
    Map<Identity, Integer> repeats = new HashMap<>();
    List<List<KeyedFact>> layers = new ArrayList<>();
    layers.add(new ArrayList<>(facts.size()));
    for (KeyedFact fact : facts) {
      Event event = fact.fact().event();
      var identity =
          new Identity(
              EventFields.type(event), event.retailerId(), EventFields.storeId(event), event.id());
      int layer = seen.add(identity) ? 0 : repeats.merge(identity, 1, Integer::sum);
      if (layer == layers.size()) {
        layers.add(new ArrayList<>());
      }
      layers.get(layer).add(fact);
    }
    return layers;
  }
}
