package io.haat.stream.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The folder of one broker: its identity, its metadata and its topics. */
record BrokerStorage(Path folder) {
  private static final String IN_USE = "another broker runs on it";

  /**
   * The folder's identity; a folder that has none is given a new one.
   *
   * @throws BrokerException when the folder cannot be used
   */
  MetaPropertiesEnsemble identity() {
    try {
      Files.createDirectories(folder);
      refuseIfInUse();
      // The file that marks a formatted folder is written last, so a killed format is done again.
      if (!Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
        format();
      }
      MetaPropertiesEnsemble identity =
          new MetaPropertiesEnsemble.Loader()
              .addLogDirs(List.of(folder.toString()))
              .addMetadataLogDir(folder.toString())
              .load();
      identity.verify(
          Optional.empty(),
          OptionalInt.of(BrokerConfiguration.NODE_ID),
          EnumSet.of(
              VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID,
              VerificationFlag.REQUIRE_METADATA_LOG_DIR));
      return identity;
    } catch (IOException | RuntimeException e) {
      throw unusable(e);
    }
  }

  /** Kafka locks this file while it runs, but tells of a lock of others with a stack trace only. */
  private void refuseIfInUse() throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), options);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new IOException(IN_USE);
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(IN_USE, e);
    }
  }

  /** The metadata that a new cluster begins with. */
  BootstrapMetadata firstMetadata() {
    try {
      return new BootstrapDirectory(folder.toString()).read();
    } catch (Exception e) {
      throw unusable(e);
    }
  }

  private void format() throws IOException {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerConfiguration.NODE_ID)
          .setControllerListenerName(BrokerSockets.CONTROLLER)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setMetadataLogDirectory(folder.toString())
          .setDirectories(List.of(folder.toString()))
          .setIgnoreFormatted(true)
          .setPrintStream(silent)
          .run();
    } catch (Exception e) {
      throw new IOException("cannot format it: " + e.getMessage(), e);
    }
  }

  private BrokerException unusable(Exception cause) {
    return new BrokerException(
        "cannot keep Kafka's data in %s: %s".formatted(folder, cause.getMessage()), cause);
  }
}
