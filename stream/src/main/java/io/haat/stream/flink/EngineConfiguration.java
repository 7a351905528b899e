package io.haat.stream.flink;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** What the engine in this process is told. */
final class EngineConfiguration {
  private static final String LOOPBACK = "127.0.0.1";

  private EngineConfiguration() {}

  /**
   * For one machine.
   *
   * @param temporary for what the engine keeps while it runs
   * @param port of its web pages, 0 for any free one
   */
  static Configuration of(Path temporary, int port) {
    var engine = new Configuration();
    web(engine, temporary, port);
    memory(engine);
    engine.set(CoreOptions.TMP_DIRS, temporary.toString());
    engine.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    engine.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    // All parts are in one process: one that does not answer is only slow.
    engine.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(5));
    engine.set(RpcOptions.ASK_TIMEOUT_DURATION, Duration.ofMinutes(1));
    return engine;
  }

  private static void web(Configuration engine, Path temporary, int port) {
    engine.set(RestOptions.ADDRESS, LOOPBACK);
    engine.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    engine.set(RestOptions.BIND_PORT, Integer.toString(port));
    engine.set(WebOptions.TMP_DIR, temporary.toString());
    engine.set(WebOptions.SUBMIT_ENABLE, false);
    engine.set(WebOptions.CANCEL_ENABLE, false);
  }

  private static void memory(Configuration engine) {
    // State is on the heap; the engine's own memory is for data between tasks.
    engine.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
    engine.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    engine.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
  }
}
