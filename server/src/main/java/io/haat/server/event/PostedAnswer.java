package io.haat.server.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/** What is answered to a request that was carried out. */
final class PostedAnswer {
  private static final int ALL_ACCEPTED = 200;
  private static final int SOME_ACCEPTED = 207;
  private static final int NONE_ACCEPTED = 422;
  private static final JsonFactory JSON = new JsonFactory();

  private final int status;
  private final byte[] body;

  PostedAnswer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  /**
   * Says what became of each event.
   *
   * @param places of those that keep the contract, in their order
   */
  static PostedAnswer of(List<JudgedEvent> events, List<EventLog.Place> places) {
    int rejected = events.size() - places.size();
    int status = rejected == 0 ? ALL_ACCEPTED : places.isEmpty() ? NONE_ACCEPTED : SOME_ACCEPTED;
    var bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("accepted", places.size());
      json.writeNumberField("rejected", rejected);
      json.writeArrayFieldStart("events");
      Iterator<EventLog.Place> place = places.iterator();
      for (JudgedEvent event : events) {
        json.writeStartObject();
        json.writeStringField("id", event.id());
        if (event instanceof JudgedEvent.Broken broken) {
          writeRules(json, broken.rules());
        } else {
          writePlace(json, place.next());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new PostedAnswer(status, bytes.toByteArray());
  }

  private static void writeRules(JsonGenerator json, List<String> rules) throws IOException {
    json.writeBooleanField("accepted", false);
    json.writeArrayFieldStart("rules");
    for (String rule : rules) {
      json.writeString(rule);
    }
    json.writeEndArray();
  }

  private static void writePlace(JsonGenerator json, EventLog.Place place) throws IOException {
    json.writeBooleanField("accepted", true);
    json.writeStringField("topic", place.topic());
    json.writeNumberField("partition", place.partition());
    json.writeNumberField("offset", place.offset());
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }
}
