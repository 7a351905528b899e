package io.haat.testing.recount;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads topics into the tables of {@code expected.sql}. */
final class Recounting {
  private final Connection connection;
  private final TopicRecords records;
  private final List<List<@Nullable Object>> rejects = new ArrayList<>();

  Recounting(Connection connection, TopicRecords records) {
    this.connection = connection;
    this.records = records;
  }

  /** The first event of an identity counts; the others say the same, or are rejected. */
  void events(String topic, EventJudge judge, String table)
      throws SQLException, InterruptedException {
    String topicId = records.id(topic);
    Map<UUID, UUID> contents = new HashMap<>();
    var copy = new CopyText(connection, table);
    records.<SQLException>forEach(
        topic,
        record -> {
          Judged judged = judge.judge(record);
          if (judged instanceof Judged.Rejected rejected) {
            reject(topic, topicId, record, rejected.rules());
          } else if (judged instanceof Judged.Taken taken) {
            UUID content = Digest.of(taken.content());
            UUID before =
                contents.putIfAbsent(Digest.of(String.join("\0", taken.identity())), content);
            if (before == null) {
              for (List<@Nullable Object> row : taken.rows()) {
                copy.add(withOrigin(row, topicId, record));
              }
            } else if (!before.equals(content)) {
              reject(topic, topicId, record, List.of("duplicate"));
            }
          }
        });
    copy.end();
  }

  private static List<@Nullable Object> withOrigin(
      List<@Nullable Object> row, String topicId, ConsumerRecord<byte[], byte[]> record) {
    List<@Nullable Object> all = new ArrayList<>(row);
    all.add(topicId);
    all.add(record.partition());
    all.add(record.offset());
    all.add(TimeUnit.MILLISECONDS.toMicros(record.timestamp()));
    return all;
  }

  private void reject(
      String topic, String topicId, ConsumerRecord<byte[], byte[]> record, Iterable<String> rules) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    rejects.add(
        Arrays.asList(
            topic,
            topicId,
            record.partition(),
            record.offset(),
            String.join(",", rules),
            Digest.hex(value)));
  }

  void rejects() throws SQLException {
    var copy = new CopyText(connection, "expected_reject");
    for (List<@Nullable Object> row : rejects) {
      copy.add(row);
    }
    copy.end();
  }

  void deadLetters(String topic) throws SQLException {
    var copy = new CopyText(connection, "found_letter");
    records.<SQLException>forEach(
        topic,
        letter -> {
          byte[] value = letter.value() == null ? new byte[0] : letter.value();
          var rules = new TreeSet<>(List.of(header(letter, "rules").split(",", -1)));
          copy.add(
              List.of(
                  header(letter, "topic"),
                  header(letter, "partition"),
                  header(letter, "offset"),
                  String.join(",", rules),
                  Digest.hex(value)));
        });
    copy.end();
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = Objects.requireNonNull(letter.headers().lastHeader(name), name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
