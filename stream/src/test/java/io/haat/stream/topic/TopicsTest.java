package io.haat.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.stream.settings.TopicNames;
import io.haat.stream.testing.TestStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private final TestStream stream = TestStream.prepare();

  @Test
  void are_made_with_the_brokers_times_and_room_for_large_records() throws Exception {
    try (stream;
        Admin admin = Admin.create(stream.currentSettings().kafka().client(Map.of()))) {
      TopicNames names = names("made");
      LiveTopics topics = Topics.ensure(admin, names, 3);

      for (EventType type : EventType.values()) {
        assertThat(topics.of(type).name()).isEqualTo(names.of(type));
        TopicDescription topic = description(admin, names.of(type));
        assertThat(topic.partitions()).hasSize(3);
        assertThat(topic.topicId()).hasToString(topics.of(type).id());
        assertThat(setting(admin, names.of(type), "message.timestamp.type"))
            .isEqualTo("LogAppendTime");
        assertThat(setting(admin, names.of(type), "max.message.bytes")).isEqualTo("16777216");
      }
      int room = Integer.parseInt(setting(admin, names.deadLetters(), "max.message.bytes"));
      assertThat(room).isGreaterThan(16_777_216);
    }
  }

  @Test
  void that_exist_are_left_as_they_are() throws Exception {
    try (stream;
        Admin admin = Admin.create(stream.currentSettings().kafka().client(Map.of()))) {
      TopicNames names = names("kept");
      LiveTopics first = Topics.ensure(admin, names, 1);
      LiveTopics again = Topics.ensure(admin, names, 4);

      assertThat(again).isEqualTo(first).isEqualTo(Topics.find(admin, names));
      assertThat(description(admin, names.deadLetters()).partitions()).hasSize(1);
    }
  }

  private static TopicNames names(String prefix) {
    var names = new TreeMap<EventType, String>();
    for (EventType type : EventType.values()) {
      names.put(type, prefix + "-" + type.defaultTopic());
    }
    return new TopicNames(names, prefix + "-letters");
  }

  private static TopicDescription description(Admin admin, String topic) throws Exception {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
  }

  private static String setting(Admin admin, String topic, String name) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }
}
