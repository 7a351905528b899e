package io.haat.stream.sink;

import io.haat.stream.record.Outcome;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.topic.LiveTopics;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands outcomes to a thread that writes whatever waits as soon as the last transaction is
 * committed. So a quiet stream is written at once, and a busy one in large transactions.
 */
final class OutcomeWriter implements SinkWriter<Outcome> {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

  private final Pending pending;
  private final WarehouseSession warehouse;
  private final DeadLetters letters;
  private final Optional<Chores> chores;
  private final Thread thread;

  private OutcomeWriter(
      Pending pending,
      WarehouseSession warehouse,
      DeadLetters letters,
      Optional<Chores> chores,
      Thread thread) {
    this.pending = pending;
    this.warehouse = warehouse;
    this.letters = letters;
    this.chores = chores;
    this.thread = thread;
  }

  static OutcomeWriter start(StreamSettings settings, LiveTopics topics, WriterInitContext context)
      throws SQLException {
    int index = context.getTaskInfo().getIndexOfThisSubtask();
    String name = "writer " + index;
    var pending = new Pending();
    var originals = new Originals();
    WarehouseSession warehouse = WarehouseSession.open(settings, name, originals);
    try {
      var letters = new DeadLetters(settings.kafka(), topics, index);
      MailboxExecutor task = context.getMailboxExecutor();
      var flusher =
          new Flusher(
              pending, warehouse, originals, letters, topics, index, cause -> fail(task, cause));
      flusher.begin();
      Optional<Chores> chores = Optional.empty();
      if (index == 0) {
        int writers = context.getTaskInfo().getNumberOfParallelSubtasks();
        warehouse.limitWriters(settings.topics().events().values(), writers);
        chores = Optional.of(settings).filter(StreamSettings::facts).map(Chores::start);
      }
      var thread = new Thread(flusher, "haat stream " + name);
      thread.setDaemon(true);
      thread.start();
      return new OutcomeWriter(pending, warehouse, letters, chores, thread);
    } catch (SQLException | RuntimeException failed) {
      warehouse.close();
      throw failed;
    }
  }

  /** A task that has nothing to write is told, too. */
  private static void fail(MailboxExecutor task, Throwable failure) {
    LOG.warn("the stream goes back to its last checkpoint: {}", failure.getMessage());
    try {
      task.execute(
          () -> {
            throw new IOException("the stream cannot be written", failure);
          },
          "writing has failed");
    } catch (RejectedExecutionException ended) {
      LOG.debug("the task has ended before it was told", ended);
    }
  }

  @Override
  public void write(Outcome outcome, Context context) throws IOException, InterruptedException {
    pending.add(outcome);
  }

  /** Returns when all is committed and safe from a crash of the database, and all letters sent. */
  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    pending.sync();
  }

  @Override
  public void close() throws SQLException {
    pending.close();
    chores.ifPresent(Chores::close);
    try (letters;
        warehouse) {
      thread.interrupt();
      if (!hasEnded(SOON)) {
        // It waits for the database, and that for something else; what it writes is taken back.
        warehouse.abort();
        hasEnded(CLOSING_LIMIT);
      }
    }
  }

  private boolean hasEnded(Duration limit) {
    try {
      thread.join(limit.toMillis());
      return !thread.isAlive();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
