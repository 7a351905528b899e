package io.haat.simulator.world;

/** How a basket is paid; the names are those in files and events. */
public enum PaymentMethod {
  UPI("upi"),
  CARD("card"),
  CASH("cash"),
  WALLET("wallet"),
  GIFT_CARD("gift_card");

  private final String label;

  PaymentMethod(String label) {
    this.label = label;
  }

  /** As it stands in files and events. */
  public String label() {
    return label;
  }
}
