package io.haat.app.command.up;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and its like as a request. The JVM's own answer, running all exit hooks at once, would
 * pull the parts out from under each other. A second request ends the process on the spot.
 *
 * <p>The JDK offers signals only in {@code sun.misc}, which its compiler warns of, so it is called
 * by name.
 */
final class StopSignal {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");
  private static final int INTERRUPTED = 130;

  private final CompletableFuture<String> asked = new CompletableFuture<>();
  private final Consumer<String> notice;

  private StopSignal(Consumer<String> notice) {
    this.notice = notice;
  }

  /** From now on signals are requests. */
  static StopSignal install(Consumer<String> notice) {
    StopSignal stop = new StopSignal(notice);
    NAMES.forEach(stop::take);
    return stop;
  }

  /** Completed by the first request, with its name. */
  CompletableFuture<String> asked() {
    return asked;
  }

  private void take(String name) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              StopSignal.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  received(name);
                }
                return null;
              });
      var handle = signalType.getMethod("handle", signalType, handlerType);
      Object before = handle.invoke(null, signal, handler);
      Object ignore = handlerType.getField("SIG_IGN").get(null);
      if (ignore.equals(before)) {
        // As nohup and a shell's background want it.
        handle.invoke(null, signal, ignore);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.debug("signal {} stays the JVM's", name, e);
    }
  }

  private void received(String name) {
    if (!asked.complete(name)) {
      notice.accept("ended at once; the next start goes on from the last checkpoint");
      Runtime.getRuntime().halt(INTERRUPTED);
    }
  }
}
