package io.haat.simulator.sales;

/** Why goods come back; the names are those in files and events. */
public enum RefundReason {
  DAMAGED("damaged"),
  WRONG_ITEM("wrong_item"),
  POOR_QUALITY("poor_quality"),
  EXPIRED("expired"),
  CHANGED_MIND("changed_mind");

  private final String label;

  RefundReason(String label) {
    this.label = label;
  }

  /** As it stands in files and events. */
  public String label() {
    return label;
  }
}
