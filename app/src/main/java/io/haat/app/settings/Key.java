package io.haat.app.settings;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting there is: its place in {@code haat.yaml}, its environment variable, its default,
 * what it means.
 */
public enum Key {
  DATABASE_URL(
      "database.url",
      "HAAT_DATABASE_URL",
      "",
      "A PostgreSQL (15 or newer) of your own: jdbc:postgresql://host:5432/name. Empty: Haat runs one itself."),
  DATABASE_USER(
      "database.user",
      "HAAT_DATABASE_USER",
      "",
      "Who logs in to database.url. May stand in the URL instead."),
  DATABASE_PASSWORD(
      "database.password",
      "HAAT_DATABASE_PASSWORD",
      "",
      "The password of database.user. Or name a file that holds it: HAAT_DATABASE_PASSWORD_FILE."),
  DATABASE_PORT(
      "database.port",
      "HAAT_DATABASE_PORT",
      "5433",
      "Port of the PostgreSQL that Haat runs; 0: any free one."),
  LAKE(
      "lake.location",
      "HAAT_LAKE",
      "",
      "Folder of raw and curated files. Empty: lake in the data directory."),
  API_PORT("api.port", "HAAT_API_PORT", "8080", "Port of dashboard and REST API; 0: any free one."),
  KAFKA_BOOTSTRAP(
      "kafka.bootstrap",
      "HAAT_KAFKA_BOOTSTRAP",
      "",
      "A Kafka of your own: host:port, several with commas. Empty: Haat runs one itself."),
  KAFKA_PORT(
      "kafka.port",
      "HAAT_KAFKA_PORT",
      "9092",
      "Port of the Kafka that Haat runs; 0: any free one."),
  KAFKA_PROPERTIES(
      "kafka.properties",
      "HAAT_KAFKA_PROPERTIES",
      "",
      "A file of Kafka's client properties, for instance for TLS and SASL. In haat.yaml also the properties themselves."),
  TOPIC_TRANSACTIONS(
      "topics.transactions", "HAAT_TOPIC_TRANSACTIONS", "retail-transactions", "Topic of sales."),
  TOPIC_REFUNDS("topics.refunds", "HAAT_TOPIC_REFUNDS", "retail-refunds", "Topic of refunds."),
  TOPIC_INVENTORY(
      "topics.inventory", "HAAT_TOPIC_INVENTORY", "inventory-updates", "Topic of stock changes."),
  TOPIC_CUSTOMERS(
      "topics.customers", "HAAT_TOPIC_CUSTOMERS", "customer-events", "Topic of what customers do."),
  TOPIC_DEAD_LETTERS(
      "topics.dead-letters",
      "HAAT_TOPIC_DEAD_LETTERS",
      "dead-letters",
      "Topic of records that are not taken."),
  TOPIC_PARTITIONS(
      "topics.partitions",
      "HAAT_TOPIC_PARTITIONS",
      "2",
      "Partitions of a topic that Haat makes; the job's parallelism follows them."),
  LATENESS_TRANSACTIONS(
      "lateness.transactions",
      "HAAT_LATENESS_TRANSACTIONS",
      "10m",
      "How long a minute of sales stays open: 90s, 10m, 1h."),
  LATENESS_REFUNDS(
      "lateness.refunds",
      "HAAT_LATENESS_REFUNDS",
      "10m",
      "How long a minute of refunds stays open."),
  LATENESS_INVENTORY(
      "lateness.inventory",
      "HAAT_LATENESS_INVENTORY",
      "10m",
      "How long a stock change is known, so that a repeated one is recognised."),
  LATENESS_CUSTOMERS(
      "lateness.customers",
      "HAAT_LATENESS_CUSTOMERS",
      "10m",
      "How long a minute of customer events stays open."),
  EVENTS_CURRENCY(
      "events.currency",
      "HAAT_EVENTS_CURRENCY",
      "XXX",
      "Currency (ISO 4217) of stores that no store list gives one; XXX: unknown."),
  EVENTS_TIMEZONE(
      "events.timezone",
      "HAAT_EVENTS_TIMEZONE",
      "UTC",
      "Time zone, such as Europe/London, of stores that no store list gives one."),
  EVENTS_FACTS(
      "events.facts",
      "HAAT_EVENTS_FACTS",
      "true",
      "Whether live events become facts and count in the history; false: minute windows only."),
  FLINK(
      "flink.address",
      "HAAT_FLINK",
      "",
      "A Flink cluster of your own: http://host:8081. Empty: Haat runs Flink itself."),
  FLINK_PORT(
      "flink.port",
      "HAAT_FLINK_PORT",
      "8081",
      "Port of the Flink that Haat runs; 0: any free one."),
  FLINK_CHECKPOINT_INTERVAL(
      "flink.checkpoint-interval",
      "HAAT_FLINK_CHECKPOINT_INTERVAL",
      "10s",
      "How often the job's state is saved, 1s or more."),
  FLINK_CHECKPOINTS(
      "flink.checkpoints",
      "HAAT_FLINK_CHECKPOINTS",
      "",
      "Where your cluster saves the job's state, a place that all its machines share: file:///… or s3://…. Embedded, it is in the data directory."),
  FLINK_PARALLELISM(
      "flink.parallelism",
      "HAAT_FLINK_PARALLELISM",
      "",
      "How many of each of the job's operators run side by side. Empty: as many as a topic has partitions."),
  REDIS_URL(
      "redis.url",
      "HAAT_REDIS_URL",
      "",
      "A Redis shared by several servers: redis://host:6379. Empty: each server remembers for itself.");

  private final String path;
  private final String variable;
  private final String defaultText;
  private final String explanation;

  Key(String path, String variable, String defaultText, String explanation) {
    this.path = path;
    this.variable = variable;
    this.defaultText = defaultText;
    this.explanation = explanation;
  }

  /** Its place in {@code haat.yaml}, with dots between the levels. */
  public String path() {
    return path;
  }

  /** Its environment variable. */
  public String variable() {
    return variable;
  }

  /** What holds if it is not set; empty for nothing. */
  public String defaultText() {
    return defaultText;
  }

  /** One or two sentences for people. */
  public String explanation() {
    return explanation;
  }

  /** Whether its variable holds the name of a file, whose text is the value. */
  boolean isFile() {
    return this == KAFKA_PROPERTIES;
  }

  static Optional<Key> ofPath(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }

  static Optional<Key> ofVariable(String variable) {
    return Arrays.stream(values()).filter(key -> key.variable.equals(variable)).findFirst();
  }
}
