package io.haat.model;

import java.util.Locale;
import java.util.Optional;

/** Whether a line sells goods or takes them back. Both carry positive quantities and amounts. */
public enum LineKind {
  SALE,
  REFUND;

  /** The word for it in mappings, events and tables: {@code sale} or {@code refund}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word, exactly as written, or empty. */
  public static Optional<LineKind> of(String word) {
    return switch (word) {
      case "sale" -> Optional.of(SALE);
      case "refund" -> Optional.of(REFUND);
      default -> Optional.empty();
    };
  }
}
