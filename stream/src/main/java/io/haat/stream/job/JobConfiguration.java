package io.haat.stream.job;

import io.haat.stream.settings.Checkpoints;
import io.haat.stream.settings.StreamSettings;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the engine is told for this job, wherever it runs. */
final class JobConfiguration {
  private JobConfiguration() {}

  static void apply(StreamExecutionEnvironment environment, StreamSettings settings) {
    var engine = new Configuration();
    latency(engine);
    checkpoints(engine, settings.checkpoints());
    restarts(engine);
    environment.configure(engine);
    environment.setParallelism(settings.parallelism());
    environment.setMaxParallelism(StreamSettings.MOST_TASKS);
  }

  private static void latency(Configuration engine) {
    // Each record is handed on at once. A time of 1 ms would be a thread for each pair of tasks
    // that
    // wakes a thousand times a second: a fifth of a core for a stream where nothing happens.
    engine.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    engine.set(PipelineOptions.OBJECT_REUSE, true);
    engine.set(PipelineOptions.GENERIC_TYPES, false);
    engine.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
  }

  private static void checkpoints(Configuration engine, Checkpoints wanted) {
    engine.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, wanted.interval());
    engine.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    engine.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    // A folder that cannot be written does not stop the stream; it is told of.
    engine.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    engine.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    engine.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // The tasks change state in place, which only this kind of state takes.
    engine.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    engine.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, false);
    if (!wanted.folder().isEmpty()) {
      engine.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      engine.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, wanted.folder());
    }
  }

  private static void restarts(Configuration engine) {
    engine.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    engine.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    engine.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(5));
    engine.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(1));
    engine.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
  }
}
