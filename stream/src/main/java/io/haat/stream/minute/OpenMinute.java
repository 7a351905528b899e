package io.haat.stream.minute;

/**
 * One minute of one scope.
 *
 * @param <V> what its events amount to
 */
public final class OpenMinute<V extends MinuteValue<V>> {
  private final long startMicros;
  private final IdSet ids;
  private final V value;
  private boolean frozen;

  // Not part of checkpoints: before each one, all is told.
  private boolean waiting;
  private boolean left;

  OpenMinute(long startMicros, IdSet ids, V value) {
    this.startMicros = startMicros;
    this.ids = ids;
    this.value = value;
  }

  public long startMicros() {
    return startMicros;
  }

  public IdSet ids() {
    return ids;
  }

  public V value() {
    return value;
  }

  /** A checkpoint may be reading it: it must not change any more. */
  void freeze() {
    frozen = true;
  }

  boolean isFrozen() {
    return frozen;
  }

  OpenMinute<V> thawed() {
    return new OpenMinute<>(startMicros, ids.copy(), value.copy());
  }

  /** Marks that its value is to be told. Returns false if it was marked already. */
  public boolean startWaiting() {
    boolean first = !waiting;
    waiting = true;
    return first;
  }

  /** Its value has been told. */
  public void stopWaiting() {
    waiting = false;
  }

  /**
   * Marks that something of it is left to be told later. Returns false if it was marked already.
   */
  public boolean startLeft() {
    boolean first = !left;
    left = true;
    return first;
  }

  /** Nothing of it is left to be told. */
  public void stopLeft() {
    left = false;
  }
}
