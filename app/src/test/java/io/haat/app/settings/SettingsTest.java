package io.haat.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.app.error.UserError;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.model.event.EventType;
import io.haat.server.cache.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Settings DEFAULTS =
      new Settings(
          new DatabaseSettings(Optional.empty(), 5433),
          new LakeSettings(Optional.empty()),
          new ApiSettings(8080),
          new KafkaSettings(Optional.empty(), 9092, Map.of()),
          new EventSettings(
              Map.of(
                  EventType.SALE, "retail-transactions",
                  EventType.REFUND, "retail-refunds",
                  EventType.STOCK, "inventory-updates",
                  EventType.CUSTOMER, "customer-events"),
              "dead-letters",
              2,
              Map.of(
                  EventType.SALE, Duration.ofMinutes(10),
                  EventType.REFUND, Duration.ofMinutes(10),
                  EventType.STOCK, Duration.ofMinutes(10),
                  EventType.CUSTOMER, Duration.ofMinutes(10)),
              Currency.getInstance("XXX"),
              ZoneId.of("UTC"),
              true),
          new FlinkSettings(
              Optional.empty(),
              8081,
              Duration.ofSeconds(10),
              Optional.empty(),
              OptionalInt.empty()),
          new RedisSettings(Optional.empty()));
  private static final Settings ALL_SET =
      new Settings(
          new DatabaseSettings(
              Optional.of(new DatabaseAddress("jdbc:postgresql://db:5432/shop", "ann", "s3cret")),
              1),
          new LakeSettings(Optional.of("/lake")),
          new ApiSettings(2),
          new KafkaSettings(Optional.of("a:1,b:2"), 3, Map.of("security.protocol", "SSL")),
          new EventSettings(
              Map.of(
                  EventType.SALE, "t",
                  EventType.REFUND, "r",
                  EventType.STOCK, "i",
                  EventType.CUSTOMER, "c"),
              "d",
              5,
              Map.of(
                  EventType.SALE, Duration.ofMinutes(1),
                  EventType.REFUND, Duration.ofMinutes(2),
                  EventType.STOCK, Duration.ofHours(3),
                  EventType.CUSTOMER, Duration.ofSeconds(90)),
              Currency.getInstance("EUR"),
              ZoneId.of("Europe/London"),
              false),
          new FlinkSettings(
              Optional.of("http://flink:8081"),
              4,
              Duration.ofSeconds(5),
              Optional.of("s3://bucket/haat"),
              OptionalInt.of(6)),
          new RedisSettings(Optional.of(RedisAddress.of("redis://r:6379"))));

  @TempDir Path folder;

  @Test
  void every_default_is_as_documented() {
    assertThat(read(Map.of())).isEqualTo(DEFAULTS);
  }

  @Test
  void every_key_is_read_from_yaml() throws IOException {
    file(
        "haat.yaml",
        """
        database: {url: "jdbc:postgresql://db:5432/shop", user: ann, password: s3cret, port: 1}
        lake: {location: /lake}
        api: {port: 2}
        kafka: {bootstrap: "a:1,b:2", port: 3, properties: {security.protocol: SSL}}
        topics: {transactions: t, refunds: r, inventory: i, customers: c, dead-letters: d, partitions: 5}
        lateness: {transactions: 1m, refunds: 2m, inventory: 3h, customers: 90s}
        events: {currency: EUR, timezone: Europe/London, facts: false}
        flink:
          address: "http://flink:8081/"
          port: 4
          checkpoint-interval: 5s
          checkpoints: s3://bucket/haat
          parallelism: 6
        redis: {url: "redis://r:6379"}
        """);
    assertThat(read(Map.of())).isEqualTo(ALL_SET);
  }

  @Test
  void every_key_is_read_from_the_environment() throws IOException {
    file("kafka.properties", "security.protocol=SSL");
    assertThat(read(allVariables())).isEqualTo(ALL_SET);
  }

  @Test
  void every_key_is_read_from_dot_env() throws IOException {
    file("kafka.properties", "security.protocol=SSL");
    StringBuilder text = new StringBuilder("# all of them\nOTHER_PROGRAM=1\n");
    allVariables()
        .forEach(
            (name, value) ->
                text.append("export ").append(name).append("='").append(value).append("' # why\n"));
    file(".env", text.toString());
    assertThat(read(Map.of())).isEqualTo(ALL_SET);
  }

  @Test
  void the_environment_is_stronger_than_dot_env_and_that_than_yaml() throws IOException {
    file("haat.yaml", "api: {port: 1}\nkafka: {port: 1}\nflink: {port: 1}\n");
    file(".env", "HAAT_KAFKA_PORT=2\nHAAT_FLINK_PORT=2\n");
    Settings settings = read(Map.of("HAAT_FLINK_PORT", "3"));
    assertThat(settings.api().port()).isEqualTo(1);
    assertThat(settings.kafka().port()).isEqualTo(2);
    assertThat(settings.flink().port()).isEqualTo(3);
  }

  @Test
  void a_secret_comes_from_a_file() throws IOException {
    file("secret", "s3cret\n");
    Settings settings =
        read(
            Map.of(
                "HAAT_DATABASE_URL",
                "postgres://ann@db/shop",
                "HAAT_DATABASE_PASSWORD_FILE",
                folder.resolve("secret").toString()));
    assertThat(settings.database().external())
        .contains(new DatabaseAddress("jdbc:postgresql://db/shop", "ann", "s3cret"));
  }

  @Test
  void an_empty_variable_counts_as_not_given() {
    assertThat(read(Map.of("HAAT_LAKE", ""))).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "api: {port: 8o80}                | haat.yaml:1 (api.port): '8o80' is not a port",
        "api: {port: 65536}               | '65536' is not a port",
        "api: {prot: 1}                   | haat.yaml:1: unknown key 'api.prot'. Did you mean 'api.port'?",
        "databse: {port: 1}               | unknown part 'databse'. Did you mean 'database'?",
        "zzzzzzzzzz: 1                    | Known: database, lake, api, kafka, topics, lateness, events, flink, redis.",
        "api: 8080                        | haat.yaml:1: api should be a mapping",
        "api: {port: [1]}                 | api.port takes one value",
        "api: {port: 1, port: 2}          | 'port' stands twice",
        "api: {port                       | is not valid YAML",
        "kafka: {bootstrap: localhost}    | 'localhost' is not host:port",
        "flink: {address: localhost}      | is not an address such as http://host:8081",
        "kafka: {properties: {group.id: x}} | haat.yaml:1 (kafka.properties) has group.id, which is Haat's own",
        "kafka: {properties: {sasl.mechanisn: x}} | has sasl.mechanisn, which Kafka's clients do not know. Did you mean sasl.mechanism?",
        "kafka: {properties: {ssl.protocol: [1]}} | kafka.properties.ssl.protocol takes one value",
        "kafka: {properties: {max.block.ms: ten}} | is refused by Kafka's clients: Invalid value ten for configuration max.block.ms",
        "kafka: {properties: none.txt}    | names a file that cannot be read",
        "topics: {refunds: 'a b'}         | haat.yaml:1 (topics.refunds): 'a b' is not a topic's name",
        "topics: {refunds: dead-letters}  | the topic 'dead-letters' is named twice",
        "topics: {partitions: 0}          | '0' is not a number from 1 to 1024",
        "flink: {parallelism: 257}        | '257' is not a number from 1 to 256",
        "lateness: {refunds: ten}         | 'ten' is not a span of time such as 90s, 10m or 1h",
        "lateness: {refunds: 8d}          | '8d' is not a span from 0s to 7d",
        "events: {currency: EURO}         | 'EURO' is not a currency",
        "events: {timezone: London}       | 'London' is not a time zone",
        "flink: {checkpoint-interval: 5ms} | '5ms' is not a span from 1s to 1h",
        "flink: {checkpoints: here}       | is not a place such as",
        "flink: {checkpoints: 'file:///x'} | is a place for the state of a cluster, and none is named by HAAT_FLINK",
        "redis: {url: localhost}          | is not an address such as redis://host:6379",
        "database: {url: 'mysql://x'}     | is not a PostgreSQL URL",
      })
  void a_wrong_yaml_is_refused_with_its_place(String text, String message) throws IOException {
    file("haat.yaml", text + "\n");
    refused(Map.of(), message);
  }

  @Test
  void an_unknown_variable_is_refused_with_the_nearest_name() {
    refused(
        Map.of("HAAT_DATABASE_PROT", "1"),
        "environment variable HAAT_DATABASE_PROT is not a setting of Haat. Did you mean HAAT_DATABASE_PORT?");
  }

  @Test
  void a_wrong_dot_env_is_refused_with_its_line() throws IOException {
    file(".env", "\nHAAT_API_PORT=abc\n");
    refused(Map.of(), ".env:2 (HAAT_API_PORT): 'abc' is not a port");
    file(".env", "HAT_API_PORT=1\n");
    refused(Map.of(), ".env:1: HAT_API_PORT is unknown. Did you mean HAAT_API_PORT?");
    file(".env", "HAAT_API_PORT 1\n");
    refused(Map.of(), ".env:1: expected NAME=value");
  }

  @Test
  void a_value_and_its_file_at_once_are_refused() throws IOException {
    file("secret", "x");
    refused(
        Map.of("HAAT_LAKE", "/a", "HAAT_LAKE_FILE", folder.resolve("secret").toString()),
        "both environment variable HAAT_LAKE and environment variable HAAT_LAKE_FILE are set");
  }

  @Test
  void properties_of_kafka_come_from_a_file_and_are_not_shown() throws IOException {
    file("kafka.properties", "sasl.jaas.config=x password=\"s3cret\";\n");
    KafkaSettings kafka = read(Map.of("HAAT_KAFKA_PROPERTIES", "kafka.properties")).kafka();
    assertThat(kafka.properties()).containsEntry("sasl.jaas.config", "x password=\"s3cret\";");
    assertThat(kafka.toString()).contains("sasl.jaas.config").doesNotContain("s3cret");
  }

  @Test
  void a_wrong_secret_is_not_shown() {
    assertThatThrownBy(() -> read(Map.of("HAAT_DATABASE_URL", "mysql://ann:s3cret@db")))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void a_named_configuration_that_is_absent_is_refused() {
    assertThatThrownBy(
            () -> Settings.read(folder, Optional.of(folder.resolve("other.yaml")), Map.of()))
        .hasMessageContaining("other.yaml");
  }

  private Settings read(Map<String, String> environment) {
    return Settings.read(folder, Optional.empty(), environment);
  }

  private void refused(Map<String, String> environment, String message) {
    assertThatThrownBy(() -> read(environment))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.exitCode()).isEqualTo(UserError.WRONG_USE))
        .hasMessageContaining(message);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static Map<String, String> allVariables() {
    String[] values = {
      "jdbc:postgresql://db:5432/shop",
      "ann",
      "s3cret",
      "1",
      "/lake",
      "2",
      "a:1,b:2",
      "3",
      "kafka.properties",
      "t",
      "r",
      "i",
      "c",
      "d",
      "5",
      "1m",
      "2m",
      "3h",
      "90s",
      "EUR",
      "Europe/London",
      "false",
      "http://flink:8081",
      "4",
      "5s",
      "s3://bucket/haat",
      "6",
      "redis://r:6379"
    };
    Map<String, String> all = new HashMap<>();
    Arrays.stream(Key.values()).forEach(key -> all.put(key.variable(), values[key.ordinal()]));
    return all;
  }
}
