package io.haat.testing.recount;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a record comes to. */
sealed interface Judged {
  /** Not taken. */
  record Rejected(Set<String> rules) implements Judged {}

  /**
   * An event.
   *
   * @param identity within its topic: retailer, store if any, id
   * @param content all that it says; two events of one identity are the same if this is equal
   * @param rows without its origin, as they go into the expected table
   */
  record Taken(List<String> identity, String content, List<List<@Nullable Object>> rows)
      implements Judged {}

  /** A line of a sale. */
  record Item(
      @Nullable String product, BigDecimal quantity, BigDecimal unitPrice, BigDecimal discount) {
    BigDecimal exact() {
      return quantity.multiply(unitPrice).subtract(discount);
    }
  }
}
