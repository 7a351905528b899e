package io.haat.stream.flink;

import io.haat.stream.job.JobArgument;
import io.haat.stream.job.StreamJob;
import io.haat.stream.settings.Checkpoints;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.topic.LiveTopics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream job on an engine inside this process. It goes on from the newest checkpoint or
 * savepoint in its folder; where there is none, from the beginning of the topics.
 */
public final class EmbeddedFlink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final MiniCluster cluster;
  private final JobArgument told;
  private final StateFolder state;
  private final Optional<Path> restoredFrom;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile JobID job;

  private EmbeddedFlink(
      MiniCluster cluster,
      JobArgument told,
      StateFolder state,
      JobGraph graph,
      Optional<Path> restoredFrom) {
    this.cluster = cluster;
    this.told = told;
    this.state = state;
    this.restoredFrom = restoredFrom;
    job = graph.getJobID();
  }

  /**
   * Starts an engine and the job on it, and returns when the engine has taken the job.
   *
   * @param folder for the state; made if absent. It replaces the settings' folder of checkpoints
   * @param port of the engine's web pages on 127.0.0.1, 0 for any free one
   * @throws StreamEngineException if the port is taken or the job cannot be started
   */
  public static EmbeddedFlink start(
      Path folder, int port, StreamSettings settings, LiveTopics topics) {
    var job = new JobArgument(settings, topics);
    return start(folder, port, settings.parallelism(), () -> job);
  }

  /**
   * Likewise, where the job can be told only later: the engine starts meanwhile.
   *
   * @param parallelism that the job will have at most
   * @param job may wait for whatever the job needs, and fail if that does not come
   */
  public static EmbeddedFlink start(
      Path folder, int port, int parallelism, Supplier<JobArgument> job) {
    StateFolder state = StateFolder.open(folder);
    Optional<Path> from = state.newest().map(RestorePoint::folder);
    MiniCluster cluster = cluster(state, port, parallelism);
    boolean started = false;
    try {
      startEngine(cluster, folder);
      JobArgument told = job.get();
      boolean keeps = state.takesCheckpoints();
      JobGraph graph = graph(told.settings(), told.topics(), state, keeps, from);
      submit(cluster, graph, folder);
      started = true;
      EmbeddedFlink flink = new EmbeddedFlink(cluster, told, state, graph, from);
      flink.watch(graph.getJobID());
      if (!keeps) {
        state.whenItTakesCheckpoints(flink::keepState);
      }
      return flink;
    } finally {
      if (!started) {
        get("the end of the engine", cluster.closeAsync(), LIMIT);
      }
    }
  }

  private static void startEngine(MiniCluster cluster, Path folder) {
    try {
      cluster.start();
    } catch (Exception failed) {
      throw cannotStart(folder, failed);
    }
  }

  private static void submit(MiniCluster cluster, JobGraph graph, Path folder) {
    try {
      get("the start of the job", cluster.submitJob(graph), LIMIT);
    } catch (RuntimeException failed) {
      throw cannotStart(folder, failed);
    }
  }

  private static StreamEngineException cannotStart(Path folder, Exception failed) {
    return new StreamEngineException(
        "the stream engine does not start in %s: %s".formatted(folder, failed.getMessage()),
        failed);
  }

  private static JobGraph graph(
      StreamSettings settings,
      LiveTopics topics,
      StateFolder state,
      boolean keepsState,
      Optional<Path> from) {
    String checkpoints = keepsState ? state.checkpoints().toUri().toString() : "";
    Duration interval = settings.checkpoints().interval();
    var environment = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    StreamJob.build(
        environment, settings.withCheckpoints(new Checkpoints(checkpoints, interval)), topics);
    StreamGraph plan = environment.getStreamGraph();
    plan.setJobName(StreamJob.NAME);
    JobGraph graph = plan.getJobGraph();
    from.ifPresent(
        point ->
            graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(
                    point.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
    return graph;
  }

  private static MiniCluster cluster(StateFolder state, int port, int slots) {
    return new MiniCluster(
        new MiniClusterConfiguration.Builder()
            .setConfiguration(EngineConfiguration.of(state.temporary(), port))
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(slots)
            .build());
  }

  /** The engine's web pages. */
  public URI url() {
    return get("the engine's address", cluster.getRestAddress(), LIMIT);
  }

  /** The checkpoint or savepoint that the job went on from. */
  public Optional<Path> restoredFrom() {
    return restoredFrom;
  }

  /** How the job is at this moment. */
  public StreamHealth health() {
    return Health.of(get("the job's health", cluster.getExecutionGraph(job), LIMIT));
  }

  /** Completed when the job has ended for good, which only happens when it cannot go on at all. */
  public CompletionStage<String> ended() {
    return ended.minimalCompletionStage();
  }

  private void watch(JobID watched) {
    CompletionStage<JobResult> end = cluster.requestJobResult(watched);
    end.thenAccept(
        result -> {
          if (watched.equals(job)) {
            ended.complete(result.getJobStatus().toString());
          }
        });
  }

  /**
   * For a job that was started while its state could not be kept: it begins again where the last
   * checkpoint was, as after a crash.
   */
  private synchronized void keepState() {
    if (closed.get()) {
      return;
    }
    LOG.warn("{} can be written again: the stream starts anew and keeps its state", state);
    JobGraph graph =
        graph(
            told.settings(), told.topics(), state, true, state.newest().map(RestorePoint::folder));
    JobID before = job;
    job = graph.getJobID();
    try {
      get("the end of the job", cluster.cancelJob(before), LIMIT);
      get("the end of the job", cluster.requestJobResult(before), LIMIT);
      get("the start of the job", cluster.submitJob(graph), LIMIT);
      watch(graph.getJobID());
    } catch (StreamEngineException failed) {
      ended.complete(failed.getMessage());
    }
  }

  /** Keeps the state now, whatever the interval, and returns when it is kept. */
  public void checkpoint() {
    get("a checkpoint", cluster.triggerCheckpoint(job), LIMIT);
  }

  /**
   * Stops the job with a savepoint, from which the next start goes on, and then the engine. If no
   * savepoint can be made, the next start goes on from the last checkpoint.
   */
  @Override
  public synchronized void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      get(
          "the last savepoint",
          cluster.stopWithSavepoint(
              job, state.savepoints().toUri().toString(), false, SavepointFormatType.NATIVE),
          STOP_LIMIT);
    } catch (StreamEngineException failed) {
      LOG.warn("the stream stops without a savepoint: {}", failed.getMessage());
    }
    end();
  }

  /** Ends job and engine as a crash would, but for freeing what they hold. */
  public synchronized void abandon() {
    if (!closed.getAndSet(true)) {
      end();
    }
  }

  private void end() {
    get("the end of the engine", cluster.closeAsync(), LIMIT);
  }

  private static <T> T get(String what, CompletableFuture<T> future, Duration limit) {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new StreamEngineException("%s failed: %s".formatted(what, cause), cause);
    } catch (TimeoutException late) {
      throw new StreamEngineException(
          "%s took longer than %d s".formatted(what, limit.toSeconds()), late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StreamEngineException("interrupted while waiting for " + what, interrupted);
    }
  }
}
