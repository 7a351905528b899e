package io.haat.stream.broker;

import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.ControllerServer;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.ControllerRequestContext;

/**
 * The registration of a broker that was killed. The controller would let its successor wait until
 * the dead one's session has timed out, as the two might be on different machines. Here they never
 * are: the folder's lock sees to that. So sessions may be long, and a machine that is busy for a
 * while does not shut its own broker out.
 */
final class KilledBroker {
  private static final long LIMIT_SECONDS = 60;
  private static final long PAUSE_MILLIS = 10;

  private KilledBroker() {}

  /** Takes it off the controller's list; to be called before the broker registers itself. */
  static void forget(ControllerServer controller) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!isForgotten(controller)) {
      if (System.nanoTime() - deadline > 0) {
        throw new BrokerException("Kafka's controller does not become active");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean isForgotten(ControllerServer controller) throws InterruptedException {
    var request =
        new ControllerRequestContext(
            new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    try {
      controller
          .controller()
          .unregisterBroker(request, BrokerConfiguration.NODE_ID)
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotControllerException) {
        return false; // It is about to elect itself.
      }
      if (e.getCause() instanceof BrokerIdNotRegisteredException) {
        return true;
      }
      throw new BrokerException("Kafka's controller fails: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new BrokerException("Kafka's controller does not answer", e);
    }
  }
}
