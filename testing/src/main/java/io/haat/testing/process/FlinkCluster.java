package io.haat.testing.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Flink session cluster from Flink's own jars: a JobManager and TaskManagers of one slot each, in
 * processes of their own. None of Haat's classes are on its class path, nor Kafka's.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern SLOTS = Pattern.compile("\"slots-total\":(\\d+)");

  private final Path folder;
  private final int restPort;
  private final JavaProcess jobManager;
  private final Deque<JavaProcess> taskManagers = new ArrayDeque<>();

  private FlinkCluster(Path folder, int restPort, JavaProcess jobManager) {
    this.folder = folder;
    this.restPort = restPort;
    this.jobManager = jobManager;
  }

  /**
   * Returns when all TaskManagers have told the JobManager of themselves.
   *
   * @param folder for its configuration, logs and scratch files
   */
  public static FlinkCluster start(Path folder, int taskManagers) throws IOException {
    int restPort = freePort();
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 1
        # Flink's scripts work these out; a TaskManager that is started without them needs all.
        taskmanager.cpu.cores: 1
        taskmanager.memory.framework.heap.size: 64m
        taskmanager.memory.framework.off-heap.size: 64m
        taskmanager.memory.task.heap.size: 192m
        taskmanager.memory.task.off-heap.size: 0m
        taskmanager.memory.managed.size: 0m
        taskmanager.memory.network.min: 64m
        taskmanager.memory.network.max: 64m
        taskmanager.memory.jvm-metaspace.size: 192m
        taskmanager.memory.jvm-overhead.min: 64m
        taskmanager.memory.jvm-overhead.max: 64m
        heartbeat.interval: 1000
        heartbeat.timeout: 5000
        io.tmp.dirs: %s
        """
            .formatted(freePort(), restPort, folder));
    JavaProcess jobManager =
        JavaProcess.start(
            folder,
            classPath(),
            List.of("-Xmx256m", "--add-opens=java.base/java.util=ALL-UNNAMED"),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--configDir",
            folder.toString());
    FlinkCluster cluster = new FlinkCluster(folder, restPort, jobManager);
    for (int i = 0; i < taskManagers; i++) {
      cluster.addTaskManager();
    }
    Until.holds(LIMIT, () -> cluster.slots() == taskManagers);
    return cluster;
  }

  /** Flink's jars and what they need: what a distribution of it has in its lib folder. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(FlinkCluster::isFlinks)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isFlinks(String path) {
    String name = Path.of(path).getFileName().toString();
    return name.matches(
            "(flink|commons|kryo|reflectasm|minlog|objenesis|RoaringBitmap|snakeyaml-engine|slf4j|javassist|jsr305)-?.*\\.jar")
        && !name.startsWith("flink-connector-kafka")
        && !name.startsWith("flink-connector-base");
  }

  /** Of the JobManager's REST interface. */
  public String address() {
    return "http://127.0.0.1:" + restPort;
  }

  /** Starts one more, with one slot. */
  public void addTaskManager() throws IOException {
    taskManagers.addLast(
        JavaProcess.start(
            folder,
            classPath(),
            List.of("-Xmx320m"),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "--configDir",
            folder.toString()));
  }

  /** As {@code kill -9} of the oldest one. */
  public void killTaskManager() throws InterruptedException {
    taskManagers.removeFirst().kill();
  }

  private int slots() {
    for (JavaProcess process : processes()) {
      if (!process.isAlive()) {
        throw new AssertionError("a process of the cluster ended: " + process.said());
      }
    }
    try (InputStream answer = URI.create(address() + "/overview").toURL().openStream()) {
      Matcher slots = SLOTS.matcher(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
      return slots.find() ? Integer.parseInt(slots.group(1)) : 0;
    } catch (IOException notYet) {
      return 0;
    }
  }

  private List<JavaProcess> processes() {
    List<JavaProcess> all = new ArrayList<>(taskManagers);
    all.add(jobManager);
    return all;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes().forEach(JavaProcess::close);
  }
}
