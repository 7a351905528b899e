package io.haat.bench.api;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Puts load on a server, and sees to it that every call is answered well. */
record Load(URI server) {
  private static final int OK = 200;

  /** A call and how long it took. */
  record Timed(String call, double millis) {}

  /** Makes calls one after the other. */
  List<Timed> single(List<String> calls) throws IOException {
    var timed = new ArrayList<Timed>(calls.size());
    try (var connection = new HttpConnection(server)) {
      for (String call : calls) {
        long begin = System.nanoTime();
        make(connection, call);
        timed.add(new Timed(call, (System.nanoTime() - begin) / 1e6));
      }
    }
    return timed;
  }

  /** Posts batches of questions one after the other. */
  List<Timed> pages(List<String> bodies) throws IOException {
    var timed = new ArrayList<Timed>(bodies.size());
    try (var connection = new HttpConnection(server)) {
      for (String body : bodies) {
        long begin = System.nanoTime();
        HttpConnection.Reply reply = connection.post("/api/v1/batch", body);
        timed.add(new Timed(body, (System.nanoTime() - begin) / 1e6));
        if (reply.status() != OK
            || !reply.body().contains("\"status\":200")
            || reply.body().contains("\"status\":4")
            || reply.body().contains("\"status\":5")) {
          throw UserError.failed(
              body + " was answered with " + reply.status() + ": " + reply.body());
        }
      }
    }
    return timed;
  }

  /** Makes each call once over several connections, and tells how many it made in a second. */
  double once(List<String> calls, int connections) throws Exception {
    var next = new AtomicInteger();
    long begin = System.nanoTime();
    side(
        connections,
        connection -> {
          for (int i = next.getAndIncrement(); i < calls.size(); i = next.getAndIncrement()) {
            make(connection, calls.get(i));
          }
        });
    return calls.size() / ((System.nanoTime() - begin) / 1e9);
  }

  /** Makes the same calls again and again, and tells how many it made in a second. */
  double again(List<String> calls, int connections, Duration time) throws Exception {
    var made = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    side(
        connections,
        connection -> {
          for (int i = 0; System.nanoTime() < end; i = (i + 1) % calls.size()) {
            make(connection, calls.get(i));
            made.incrementAndGet();
          }
        });
    return made.get() / ((System.nanoTime() - begin) / 1e9);
  }

  private interface Work {
    void over(HttpConnection connection) throws IOException;
  }

  private void side(int connections, Work work) throws Exception {
    var threads = Executors.newFixedThreadPool(connections);
    try {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < connections; i++) {
        tasks.add(
            () -> {
              try (var connection = new HttpConnection(server)) {
                work.over(connection);
              }
              return true;
            });
      }
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void make(HttpConnection connection, String call) throws IOException {
    HttpConnection.Reply reply = connection.get(call);
    if (reply.status() != OK) {
      throw UserError.failed(call + " was answered with " + reply.status() + ": " + reply.body());
    }
  }
}
