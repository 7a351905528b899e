package io.haat.testing.recount;

import java.util.List;

/** The topics' names. */
public record RecountTopics(
    String sales, String refunds, String stock, String customers, String deadLetters) {
  /** As they are called unless configured otherwise. */
  public static final RecountTopics USUAL =
      new RecountTopics(
          "retail-transactions",
          "retail-refunds",
          "inventory-updates",
          "customer-events",
          "dead-letters");

  List<String> events() {
    return List.of(sales, refunds, stock, customers);
  }
}
