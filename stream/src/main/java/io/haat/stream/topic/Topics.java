package io.haat.stream.topic;

import io.haat.model.event.EventType;
import io.haat.stream.settings.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics of the stream where they are absent, and finds them. */
public final class Topics {
  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
  private static final int LONGEST_EVENT_BYTES = 16 << 20;

  /** A dead letter holds a record as it came, and says in headers what is wrong with it. */
  private static final int LONGEST_LETTER_BYTES = LONGEST_EVENT_BYTES + (64 << 10);

  private static final long LIMIT_SECONDS = 60;
  private static final long PAUSE_MILLIS = 50;

  private Topics() {}

  /**
   * Makes what is absent, with the broker's own replication, and warns of a topic whose records
   * carry their producers' times: what is far in the future is then not found out.
   *
   * @param partitions of a topic that is made, 1 or more
   */
  public static LiveTopics ensure(Admin admin, TopicNames names, int partitions) {
    List<NewTopic> wanted = new ArrayList<>();
    for (EventType type : EventType.values()) {
      wanted.add(topic(names.of(type), partitions, LONGEST_EVENT_BYTES));
    }
    wanted.add(topic(names.deadLetters(), partitions, LONGEST_LETTER_BYTES));
    Map<String, TopicDescription> existing = existing(admin, wanted);
    wanted.removeIf(topic -> existing.containsKey(topic.name()));
    if (!wanted.isEmpty()) {
      admin.createTopics(wanted).values().forEach(Topics::created);
    }
    warnOfProducersTimes(admin, names, existing);
    return findSoon(admin, names);
  }

  /** What was made is known to the broker a moment later. */
  private static LiveTopics findSoon(Admin admin, TopicNames names) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (true) {
      try {
        return find(admin, names);
      } catch (TopicException failed) {
        boolean unknown = failed.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unknown || System.nanoTime() - deadline > 0) {
          throw failed;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      }
    }
  }

  /** Finds the topics, which exist. */
  public static LiveTopics find(Admin admin, TopicNames names) {
    var found = new TreeMap<EventType, LiveTopics.Topic>();
    var described = admin.describeTopics(names.events().values()).topicNameValues();
    for (EventType type : EventType.values()) {
      String name = names.of(type);
      KafkaFuture<TopicDescription> description = described.get(name);
      if (description == null) {
        throw new TopicException("Kafka tells nothing of topic " + name);
      }
      found.put(type, new LiveTopics.Topic(name, get(name, description).topicId().toString()));
    }
    return new LiveTopics(found, names.deadLetters());
  }

  private static NewTopic topic(String name, int partitions, int longestBytes) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty())
        .configs(
            Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(longestBytes)));
  }

  private static Map<String, TopicDescription> existing(Admin admin, List<NewTopic> wanted) {
    var existing = new TreeMap<String, TopicDescription>();
    List<String> names = wanted.stream().map(NewTopic::name).toList();
    var listed = get("its topics", admin.listTopics().names());
    List<String> present = names.stream().filter(listed::contains).toList();
    admin
        .describeTopics(present)
        .topicNameValues()
        .forEach((name, description) -> existing.put(name, get(name, description)));
    return existing;
  }

  private static void created(String name, KafkaFuture<Void> future) {
    try {
      future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      // Someone else was faster.
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw new TopicException("Kafka does not make topic " + name, failed.getCause());
      }
    } catch (TimeoutException late) {
      throw new TopicException("Kafka does not answer about topic " + name, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while making topic " + name, interrupted);
    }
  }

  private static void warnOfProducersTimes(
      Admin admin, TopicNames names, Map<String, TopicDescription> existing) {
    List<ConfigResource> asked =
        names.events().values().stream()
            .filter(existing::containsKey)
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    if (asked.isEmpty()) {
      return;
    }
    Map<ConfigResource, Config> configs =
        get("its topics' settings", admin.describeConfigs(asked).all());
    configs.forEach(
        (topic, config) -> {
          var type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
          if (type != null && !"LogAppendTime".equals(type.value())) {
            LOG.warn(
                "topic {} keeps its producers' times: one clock in the future closes all minutes."
                    + " Set message.timestamp.type=LogAppendTime",
                topic.name());
          }
        });
  }

  private static <T> T get(String what, KafkaFuture<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new TopicException(
          "Kafka does not tell of %s: %s".formatted(what, failed.getCause()), failed.getCause());
    } catch (TimeoutException late) {
      throw new TopicException("Kafka does not answer about " + what, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while asking about " + what, interrupted);
    }
  }
}
