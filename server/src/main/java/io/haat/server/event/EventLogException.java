package io.haat.server.event;

/** Says that the log does not take events, and why. */
public final class EventLogException extends Exception {
  private static final long serialVersionUID = 1;

  public EventLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
