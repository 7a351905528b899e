package io.haat.app.command.rejects;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.rejects.RetryRejectsCommand.Retried;
import io.haat.app.error.UserError;
import io.haat.app.live.EventKey;
import io.haat.app.live.EventSender;
import io.haat.app.live.JsonLines;
import io.haat.app.live.LiveKafka;
import io.haat.app.live.StorePlaces;
import io.haat.app.session.HaatSession;
import io.haat.app.settings.EventSettings;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventRules;
import io.haat.model.event.EventType;
import io.haat.model.event.EventVerdict;
import io.haat.model.rule.FrameRules;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.reject.RejectFilter;
import io.haat.warehouse.reject.RejectedEvents;
import io.haat.warehouse.reject.RejectedEvents.Place;
import io.haat.warehouse.reject.RejectedEvents.State;
import io.haat.warehouse.reject.RejectedObject;
import io.haat.warehouse.reject.RejectedRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends rejected events to their topics again. One is taken from the rejects only after Kafka has
 * it: killed in between, it is both, and the stream knows it by its identity.
 */
final class EventRetry {
  private static final int AT_ONCE = 1_000;

  private final CommandContext context;
  private final HaatSession session;
  private final EventSettings settings;

  EventRetry(CommandContext context, HaatSession session) {
    this.context = context;
    this.session = session;
    this.settings = context.settings().events();
  }

  /**
   * What became of corrected lines.
   *
   * @param events sent again
   * @param left lines that were not sent
   */
  record Sent(long events, long left) {}

  /** As they were received, those of one topic and retailer that break no rule now. */
  Retried run(RejectedObject topic) throws IOException {
    RejectFilter filter =
        new RejectFilter(
            Optional.of(topic.source()), Optional.of(topic.object()), Optional.empty());
    try (Sending sending = new Sending()) {
      RejectStore.ask(
          session,
          queries -> {
            queries.forEach(
                filter,
                record -> {
                  if (record.retailer().equals(topic.retailer()) && isWorthAnotherTry(record)) {
                    sending.send(record.file(), Place.of(record), record.original());
                  }
                });
            return sending.finish();
          });
      return new Retried(topic, topic.rejected() - sending.sent);
    } catch (SQLException e) {
      throw RejectStore.silent(e);
    }
  }

  /**
   * What was sent with other content under a known identity is not settled by sending it again, nor
   * what windows do not count as long as there are windows only.
   */
  private boolean isWorthAnotherTry(RejectedRecord record) {
    return !record.rules().contains(FrameRules.DUPLICATE)
        && (settings.facts() || Collections.disjoint(record.rules(), EventRules.OF_WINDOWS));
  }

  /** The lines of a file, each with the place of the rejected event that it corrects. */
  Sent corrected(Path file) throws IOException {
    long left = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(context.resolve(file)));
        Sending sending = new Sending()) {
      JsonLines lines = new JsonLines(in);
      for (byte[] text = lines.next(); text != null; text = lines.next()) {
        try {
          RejectLine line = RejectLine.read(text);
          sending.mustBeRejected(line.place());
          List<String> broken = sending.send(line.topic(), line.place(), line.value());
          if (!broken.isEmpty()) {
            throw new IllegalArgumentException("breaks " + String.join(", ", broken));
          }
        } catch (IllegalArgumentException e) {
          left++;
          context.notice(file + ":" + lines.number() + " " + e.getMessage());
        }
      }
      return new Sent(sending.finish(), left);
    } catch (SQLException e) {
      throw RejectStore.silent(e);
    }
  }

  private final class Sending implements AutoCloseable {
    private final Connection connection;
    private final EventSender sender;
    private final EventReader reader;
    private final Set<Place> waiting = new LinkedHashSet<>();
    private long sent;

    Sending() throws SQLException {
      LiveKafka kafka = LiveKafka.of(context.settings().kafka(), context.sessions().running());
      reader = new EventReader(StorePlaces.of(settings, session));
      connection = new Warehouse(session.dataSource()).connect();
      sender = new EventSender(kafka);
    }

    /**
     * Only what is rejected is sent again.
     *
     * @throws IllegalArgumentException with what it is instead
     */
    void mustBeRejected(Place place) throws SQLException {
      State state =
          waiting.contains(place) ? State.SENT_AGAIN : new RejectedEvents(connection).state(place);
      switch (state) {
        case REJECTED -> {}
        case SENT_AGAIN ->
            throw new IllegalArgumentException("was corrected and sent again already");
        case NEVER_REJECTED ->
            throw new IllegalArgumentException("names no rejected event of this warehouse");
      }
    }

    /** Sends it unless it breaks rules, and gives these. */
    List<String> send(String topic, Place place, byte[] value) {
      long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      EventVerdict verdict = reader.read(type(topic), value, now);
      if (verdict instanceof EventVerdict.Invalid invalid) {
        return invalid.rules();
      }
      sender.send(topic, EventKey.of(verdict), value);
      waiting.add(place);
      if (waiting.size() == AT_ONCE) {
        takeBack();
      }
      return List.of();
    }

    private EventType type(String topic) {
      for (EventType type : EventType.values()) {
        if (settings.topic(type).equals(topic)) {
          return type;
        }
      }
      throw UserError.wrongUse(
          "events came from topic %s, which no setting names now. See topics in haat.yaml."
              .formatted(topic));
    }

    private void takeBack() {
      sender.flush();
      try {
        new RejectedEvents(connection).remove(waiting);
      } catch (SQLException e) {
        throw RejectStore.silent(e);
      }
      sent += waiting.size();
      waiting.clear();
    }

    long finish() {
      takeBack();
      return sent;
    }

    @Override
    public void close() throws SQLException {
      try {
        sender.close();
      } finally {
        connection.close();
      }
    }
  }
}
