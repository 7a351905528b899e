package io.haat.simulator.world;

import java.util.List;

/**
 * Products that go together: whoever puts {@code product} into a basket adds all of {@code
 * partners} with a given probability. Since a partner alone is in few baskets, the lift of the rule
 * is about {@code probability / (share of baskets with the partner)}.
 *
 * @param product index of the product that draws the others
 * @param partners indexes of the products drawn, one (a pair) or two (a triple)
 * @param probability above 0 and below 1
 */
public record Affinity(int product, List<Integer> partners, double probability) {
  public Affinity {
    partners = List.copyOf(partners);
    if (partners.isEmpty() || !(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "an affinity needs partners and a probability inside 0 and 1");
    }
  }
}
