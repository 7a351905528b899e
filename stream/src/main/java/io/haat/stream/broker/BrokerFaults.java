package io.haat.stream.broker;

import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of faults inside the broker. Kafka's own handlers end the process at a fatal one;
 * these tell whoever started the broker.
 */
final class BrokerFaults implements FaultHandlerFactory {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);

  private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

  /** Completed by the first fault that the broker cannot live on with. */
  CompletableFuture<Throwable> fatal() {
    return fatal;
  }

  @Override
  public FaultHandler build(String name, boolean isFatal, Runnable action) {
    return (message, cause) -> {
      RuntimeException fault =
          new IllegalStateException("Kafka's " + name + ": " + message + ": " + cause, cause);
      if (isFatal) {
        fatal.complete(fault);
      } else {
        LOG.warn("{}", fault.getMessage(), cause);
      }
      action.run();
      return fault;
    };
  }
}
