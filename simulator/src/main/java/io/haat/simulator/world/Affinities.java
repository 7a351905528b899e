package io.haat.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries the affinities between types of goods over to single products: people keep to their
 * favourite of each type.
 */
final class Affinities {
  private Affinities() {}

  static List<Affinity> between(List<Product> products) {
    Map<String, List<Integer>> byType = new HashMap<>();
    for (int i = 0; i < products.size(); i++) {
      byType.computeIfAbsent(products.get(i).type(), type -> new ArrayList<>()).add(i);
    }
    List<Affinity> affinities = new ArrayList<>();
    for (List<String> fields : WorldData.read("affinities.txt")) {
      List<Integer> antecedents = byType.getOrDefault(fields.get(0), List.of());
      for (int nth = 0; nth < antecedents.size(); nth++) {
        List<Integer> partners = new ArrayList<>();
        for (String type : fields.get(1).split(";", -1)) {
          List<Integer> candidates = byType.getOrDefault(type, List.of());
          if (!candidates.isEmpty()) {
            partners.add(candidates.get(nth % candidates.size()));
          }
        }
        if (!partners.isEmpty()) {
          affinities.add(
              new Affinity(antecedents.get(nth), partners, Double.parseDouble(fields.get(2))));
        }
      }
    }
    return List.copyOf(affinities);
  }
}
