package io.haat.app.command.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.StringJoiner;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A dead letter as one line for people: what its headers say, and how it begins. */
final class LetterLine {
  private LetterLine() {}

  static String of(ConsumerRecord<byte[], byte[]> letter) {
    StringJoiner words = new StringJoiner("  ");
    words.add(Instant.ofEpochMilli(letter.timestamp()).toString()).add("DEAD");
    for (Header header : letter.headers()) {
      String value = new String(header.value(), StandardCharsets.UTF_8);
      words.add(header.key() + "=" + value.replaceAll("\\p{Cntrl}", "�"));
    }
    return words.add(letter.value() == null ? "" : EventLine.raw(letter.value())).toString();
  }
}
