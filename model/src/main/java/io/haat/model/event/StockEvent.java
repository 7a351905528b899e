package io.haat.model.event;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a store's stock of one product.
 *
 * @param id {@code event_id}
 * @param quantityChangeThousandths negative for what left the shelf
 * @param currentStockThousandths after the change
 * @param reorderLevelThousandths at or below it stock is low
 */
public record StockEvent(
    String id,
    String retailerId,
    String storeId,
    @Nullable String warehouseId,
    String productId,
    Kind kind,
    long quantityChangeThousandths,
    long currentStockThousandths,
    @Nullable Long reorderLevelThousandths,
    long eventTimeMicros)
    implements Event {
  /** What changed the stock; its word is the name in lower case. */
  public enum Kind {
    RESTOCK,
    SALE,
    DAMAGE,
    RETURN;

    /** Its word in JSON and in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, exactly as written, or empty. */
    public static Optional<Kind> of(String word) {
      return switch (word) {
        case "restock" -> Optional.of(RESTOCK);
        case "sale" -> Optional.of(SALE);
        case "damage" -> Optional.of(DAMAGE);
        case "return" -> Optional.of(RETURN);
        default -> Optional.empty();
      };
    }
  }

  @Override
  public EventType type() {
    return EventType.STOCK;
  }

  @Override
  public String topicKey() {
    return storeId;
  }
}
