package io.haat.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haat.app.cli.CommandLineRun;
import io.haat.app.load.DebianPostgres;
import io.haat.stream.broker.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka with TLS and passwords, and a PostgreSQL whose certificate is verified. */
class SecureServersTest {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"%s;";

  @TempDir private static Path folder;

  @BeforeAll
  static void need_a_postgresql() {
    assumeTrue(DebianPostgres.isInstalled());
  }

  @Test
  void events_pass_through_both_and_a_wrong_password_is_told() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    Path trusted = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    try (DebianPostgres postgres =
            DebianPostgres.start(certificate.keyPem(), certificate.certificatePem());
        EmbeddedKafka kafka = secureBroker(certificate)) {
      Map<String, String> settings = new HashMap<>();
      settings.put(
          "HAAT_DATABASE_URL", postgres.url() + "?sslmode=verify-full&sslrootcert=" + trusted);
      settings.put("HAAT_DATABASE_USER", "haat");
      settings.put("HAAT_DATABASE_PASSWORD", DebianPostgres.PASSWORD);
      settings.put("HAAT_KAFKA_BOOTSTRAP", kafka.bootstrap());
      settings.put("HAAT_KAFKA_PROPERTIES", client("haat", trusted).toString());
      settings.put("HAAT_EVENTS_CURRENCY", "EUR");
      try (RunningHaat haat = RunningHaat.start(folder, folder.resolve("data"), settings)) {
        Files.writeString(
            folder.resolve("sale.ndjson"),
            """
            {"transaction_id":"T1","retailer_id":"acme","store_id":"S1","event_time":"2026-01-05T10:00:01Z","items":[{"product_id":"P1","quantity":2,"unit_price":9.99}],"final_amount":19.98}
            """);
        assertThat(haat.call("events", "send", "sale.ndjson").err()).isEmpty();
        haat.await("select count(*) from fact_sales", "1");
        assertThat(
                haat.value(
                    "select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid) where application_name like 'haat%'"))
            .isEqualTo("true");

        settings.put("HAAT_KAFKA_PROPERTIES", client("nobody", trusted).toString());
        CommandLineRun refused =
            CommandLineRun.in(folder, 0, settings, "events", "tail", "--for", "1s");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("Authentication failed").doesNotContain("secret");
      }
    }
  }

  private static EmbeddedKafka secureBroker(TestCertificate certificate) {
    String users = " user_broker=\"secret\" user_haat=\"secret\"";
    return EmbeddedKafka.start(
        folder.resolve("kafka"),
        0,
        Map.of(
            "listener.security.protocol.map",
            "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms",
            "PLAIN",
            "sasl.mechanism.inter.broker.protocol",
            "PLAIN",
            "listener.name.clients.plain.sasl.jaas.config",
            LOGIN.formatted("broker", "secret", users),
            "ssl.keystore.type",
            "PKCS12",
            "ssl.keystore.location",
            certificate.keyStore().toString(),
            "ssl.keystore.password",
            TestCertificate.PASSWORD,
            "ssl.truststore.type",
            "PKCS12",
            "ssl.truststore.location",
            certificate.keyStore().toString(),
            "ssl.truststore.password",
            TestCertificate.PASSWORD));
  }

  private static Path client(String user, Path trusted) throws IOException {
    return Files.writeString(
        folder.resolve(user + ".properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        sasl.jaas.config=%s
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
            .formatted(LOGIN.formatted(user, "secret", ""), trusted));
  }
}
