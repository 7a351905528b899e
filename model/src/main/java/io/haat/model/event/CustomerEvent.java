package io.haat.model.event;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer did, in a shop's application or on its site.
 *
 * @param id {@code event_id}
 * @param sessionSeconds how long the session has lasted
 */
public record CustomerEvent(
    String id,
    String retailerId,
    String customerId,
    Kind kind,
    @Nullable Integer sessionSeconds,
    @Nullable Integer pageViews,
    @Nullable String device,
    @Nullable String channel,
    long eventTimeMicros)
    implements Event {
  /** What was done; its word is the name in lower case. */
  public enum Kind {
    LOGIN,
    SEARCH,
    VIEW,
    ADD_TO_CART,
    CHECKOUT,
    ABANDON_CART;

    /** Its word in JSON and in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word, exactly as written, or empty. */
    public static Optional<Kind> of(String word) {
      return switch (word) {
        case "login" -> Optional.of(LOGIN);
        case "search" -> Optional.of(SEARCH);
        case "view" -> Optional.of(VIEW);
        case "add_to_cart" -> Optional.of(ADD_TO_CART);
        case "checkout" -> Optional.of(CHECKOUT);
        case "abandon_cart" -> Optional.of(ABANDON_CART);
        default -> Optional.empty();
      };
    }
  }

  @Override
  public EventType type() {
    return EventType.CUSTOMER;
  }

  @Override
  public String topicKey() {
    return customerId;
  }
}
