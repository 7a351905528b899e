package io.haat.simulator.world;

/** Where a basket is bought; the names are those in files and events. */
public enum Channel {
  IN_STORE("in_store"),
  ONLINE("online"),
  CLICK_AND_COLLECT("click_and_collect");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  /** As it stands in files and events. */
  public String label() {
    return label;
  }
}
