package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.flink.ClusterState;
import io.haat.app.flink.FlinkJob;
import io.haat.app.flink.FlinkRest;
import io.haat.app.flink.JobJar;
import io.haat.app.flink.JobProgram;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.settings.Key;
import io.haat.app.settings.Settings;
import io.haat.stream.job.JobArgument;
import io.haat.stream.job.StreamJob;
import io.haat.stream.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The stream job on the user's own Flink cluster. */
public final class ClusterJob {
  private final Settings settings;
  private final FlinkRest flink;

  private ClusterJob(Settings settings, FlinkRest flink) {
    this.settings = settings;
    this.flink = flink;
  }

  /**
   * On the cluster that the settings name.
   *
   * @throws UserError if they name none
   */
  public static ClusterJob on(Settings settings) {
    String address =
        settings
            .flink()
            .address()
            .orElseThrow(
                () ->
                    UserError.wrongUse(
                        "name the Flink cluster by %s, for instance http://host:8081. Without one, haat up runs the job itself."
                            .formatted(Key.FLINK.variable())));
    return new ClusterJob(settings, new FlinkRest(address));
  }

  public String address() {
    return flink.address();
  }

  /** The job, if it is there and has not ended. */
  public Optional<FlinkJob> find() throws InterruptedException {
    return FlinkJob.find(flink, StreamJob.NAME);
  }

  /**
   * Starts it.
   *
   * @param from place of a savepoint or checkpoint; empty: from the oldest events that Kafka has
   * @return its id
   * @throws UserError if it is there already
   */
  public String submit(LiveKafka kafka, DatabaseAddress database, Optional<String> from)
      throws InterruptedException {
    Optional<FlinkJob> other = find();
    if (other.isPresent()) {
      throw UserError.failed(
          "the job runs already on %s: %s, %s. End it first: haat stream stop"
              .formatted(flink.address(), other.get().id(), other.get().state()));
    }
    StreamSettings job =
        StreamConfiguration.of(
            settings, kafka, database, checkpoints(), settings.events().partitions());
    String argument = new JobArgument(job, StreamPart.topics(settings, kafka)).encoded();
    JobJar jar = upload();
    try {
      return jar.run(List.of(argument), OptionalInt.of(job.parallelism()), from);
    } finally {
      jar.delete();
    }
  }

  /** State that is kept in the JobManager's memory is gone with it. */
  private String checkpoints() throws InterruptedException {
    Optional<String> own = settings.flink().checkpoints();
    if (own.isEmpty() && !ClusterState.of(flink).keepsCheckpoints()) {
      throw UserError.wrongUse(
          "the cluster at %s has no place for checkpoints. Name one that all its machines reach by %s, for instance file:///shared/haat or s3://bucket/haat."
              .formatted(flink.address(), Key.FLINK_CHECKPOINTS.variable()));
    }
    return own.orElse("");
  }

  private JobJar upload() throws InterruptedException {
    try {
      Path file = Files.createTempFile("haat-stream-", ".jar");
      try {
        JobProgram.write(file);
        return JobJar.upload(flink, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw UserError.failed("cannot make the job's jar: " + e.getMessage(), e);
    }
  }

  /**
   * Stops it with a savepoint, whose place is returned.
   *
   * @param place URI for the savepoint; empty: beside the checkpoints
   * @throws UserError if there is no job, or no savepoint can be made
   */
  public String stop(Optional<String> place) throws InterruptedException {
    FlinkJob job =
        find()
            .orElseThrow(
                () -> UserError.failed("there is no stream job on " + flink.address() + "."));
    return job.stopWithSavepoint(
        place.or(() -> settings.flink().checkpoints().map(folder -> folder + "/savepoints")));
  }
}
