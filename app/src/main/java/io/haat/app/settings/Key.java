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

  static Optional<Key> ofPath(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }

  static Optional<Key> ofVariable(String variable) {
    return Arrays.stream(values()).filter(key -> key.variable.equals(variable)).findFirst();
  }
}
