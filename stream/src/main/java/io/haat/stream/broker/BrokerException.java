package io.haat.stream.broker;

/** The broker cannot run here. The message names the place, the cause and the next step. */
public final class BrokerException extends RuntimeException {
  BrokerException(String message) {
    super(message);
  }

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
