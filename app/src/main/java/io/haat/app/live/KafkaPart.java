package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.settings.KafkaSettings;
import io.haat.app.settings.Key;
import io.haat.stream.broker.BrokerException;
import io.haat.stream.broker.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Kafka, run by this process or by somebody else. */
public final class KafkaPart implements AutoCloseable {
  private final LiveKafka access;
  private final @Nullable EmbeddedKafka embedded;

  private KafkaPart(LiveKafka access, @Nullable EmbeddedKafka embedded) {
    this.access = access;
    this.embedded = embedded;
  }

  /**
   * Starts a broker, or makes sure that the user's own answers.
   *
   * @param folder of the broker's data
   */
  public static KafkaPart start(KafkaSettings settings, Path folder) throws InterruptedException {
    if (settings.bootstrap().isPresent()) {
      LiveKafka own = LiveKafka.of(settings, Optional.empty());
      own.check();
      return new KafkaPart(own, null);
    }
    if (!settings.properties().isEmpty()) {
      throw UserError.wrongUse(
          "%s is for a Kafka of your own, and %s names none."
              .formatted(Key.KAFKA_PROPERTIES.path(), Key.KAFKA_BOOTSTRAP.path()));
    }
    try {
      EmbeddedKafka broker = EmbeddedKafka.start(folder, settings.port());
      return new KafkaPart(new LiveKafka(broker.bootstrap(), Map.of()), broker);
    } catch (BrokerException e) {
      throw UserError.failed(
          "%s. Another port is set by %s, 0 for any free one; another folder by --data."
              .formatted(e.getMessage(), Key.KAFKA_PORT.variable()),
          e);
    }
  }

  public LiveKafka access() {
    return access;
  }

  /** Whether it runs in this process. */
  public boolean isEmbedded() {
    return embedded != null;
  }

  /** Completed with the cause when the broker in this process cannot go on. */
  public CompletionStage<Throwable> failure() {
    return embedded == null ? new CompletableFuture<>() : embedded.failure();
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
