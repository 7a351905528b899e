package io.haat.model.event;

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
    ABANDON_CART
  }
}
