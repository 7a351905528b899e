package io.haat.model.event;

import io.haat.model.rule.LineRules;
import java.util.Set;

/**
 * What only events can break; the rest is named in {@link LineRules} and {@link
 * io.haat.model.rule.FrameRules}.
 */
public final class EventRules {
  /** A field of the contract stands twice in one object: nobody can say which one counts. */
  public static final String DUPLICATE_FIELD = "duplicate_field";

  /** A text of more than {@link #LONGEST_TEXT} characters. */
  public static final String TEXT_TOO_LONG = LineRules.TEXT_TOO_LONG;

  /** A refund that comes to nothing in the store's currency, or to less. */
  public static final String NON_POSITIVE_REFUND_AMOUNT = "non_positive_refund_amount";

  /** An event whose window is closed, where events become no facts: nothing would know of it. */
  public static final String WINDOW_CLOSED = "window_closed";

  /** An event that no window can count, where events become no facts. */
  public static final String NOT_COUNTABLE = "not_countable";

  /** What is broken only where events become no facts. */
  public static final Set<String> OF_WINDOWS = Set.of(WINDOW_CLOSED, NOT_COUNTABLE);

  /** In bytes; a record of more is {@code record_too_long}. */
  public static final int LONGEST_RECORD = 1 << 20;

  /** In Unicode characters. Three such texts and a time fit the key of one index entry. */
  public static final int LONGEST_TEXT = LineRules.LONGEST_KEY;

  /** Levels of objects and arrays in each other; a record of more is {@code malformed_json}. */
  public static final int DEEPEST_NESTING = 1000;

  /** How far an event may be ahead of the broker's clock, in microseconds: 5 minutes. */
  public static final long MOST_AHEAD_MICROS = 300_000_000;

  private EventRules() {}
}
