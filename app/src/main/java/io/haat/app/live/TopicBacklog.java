package io.haat.app.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One topic as Kafka knows it.
 *
 * @param events that are kept of it now
 * @param unsaved events after the last place that the stream's checkpoints have told of
 */
public record TopicBacklog(String topic, int partitions, long events, long unsaved) {

  /**
   * Asks for topics; one that does not exist is absent in the answer.
   *
   * @param group under which the stream tells its places
   */
  public static List<TopicBacklog> read(LiveKafka kafka, Collection<String> topics, String group)
      throws InterruptedException {
    try (Admin admin = kafka.admin()) {
      var existing = admin.listTopics().names().get();
      var described =
          admin
              .describeTopics(topics.stream().filter(existing::contains).toList())
              .allTopicNames()
              .get();
      List<TopicPartition> partitions = new ArrayList<>();
      for (TopicDescription topic : described.values()) {
        topic
            .partitions()
            .forEach(one -> partitions.add(new TopicPartition(topic.name(), one.partition())));
      }
      var oldest = offsets(admin, partitions, OffsetSpec.earliest());
      var newest = offsets(admin, partitions, OffsetSpec.latest());
      var saved = saved(admin, group);
      List<TopicBacklog> backlogs = new ArrayList<>();
      for (String topic : topics) {
        if (described.containsKey(topic)) {
          backlogs.add(backlog(topic, partitions, oldest, newest, saved));
        }
      }
      return backlogs;
    } catch (ExecutionException e) {
      throw kafka.unreachable(e);
    }
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
        admin.listOffsets(asked).all().get().entrySet()) {
      offsets.put(one.getKey(), one.getValue().offset());
    }
    return offsets;
  }

  private static Map<TopicPartition, OffsetAndMetadata> saved(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  private static TopicBacklog backlog(
      String topic,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> oldest,
      Map<TopicPartition, Long> newest,
      Map<TopicPartition, OffsetAndMetadata> saved) {
    int count = 0;
    long events = 0;
    long unsaved = 0;
    for (TopicPartition partition : partitions) {
      if (partition.topic().equals(topic)) {
        long first = oldest.getOrDefault(partition, 0L);
        long end = newest.getOrDefault(partition, 0L);
        OffsetAndMetadata place = saved.get(partition);
        count++;
        events += end - first;
        unsaved += end - Math.max(first, place == null ? 0 : place.offset());
      }
    }
    return new TopicBacklog(topic, count, events, unsaved);
  }
}
