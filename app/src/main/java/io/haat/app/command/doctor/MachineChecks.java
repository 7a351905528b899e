package io.haat.app.command.doctor;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.doctor.Check.Finding;
import io.haat.app.postgres.FreePort;
import io.haat.app.settings.Key;
import io.haat.app.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the machine gives: Java, Maven, space, ports, scheduler, settings. */
record MachineChecks(CommandContext context) {
  private static final long NEEDED_BYTES = 2L << 30;
  private static final int OLDEST_JAVA = 17;

  List<Check> all() {
    return List.of(
        Check.of("Java", this::java),
        Check.of("Maven", this::maven),
        Check.of("settings", this::settings),
        Check.of("disk space", this::space),
        Check.of("ports", this::ports),
        SchedulerCheck.ofThisMachine());
  }

  private Finding java() {
    String found = System.getProperty("java.version") + " in " + System.getProperty("java.home");
    return Runtime.version().feature() >= OLDEST_JAVA
        ? Finding.ok(found)
        : Finding.broken(
            found, "Install a JDK 17 or newer, for instance from https://adoptium.net.");
  }

  private Finding maven() {
    String path = context.environment().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String program : List.of("mvn", "mvn.cmd")) {
        Path file = Path.of(folder, program);
        if (!folder.isEmpty() && Files.isExecutable(file)) {
          return Finding.ok(file.toString());
        }
      }
    }
    return Finding.broken(
        "no mvn on the PATH",
        "Install Maven 3.8 or newer: https://maven.apache.org/install.html. It is needed only to build.");
  }

  private Finding settings() {
    Settings settings = context.settings();
    var own = new ArrayList<String>();
    settings.database().external().ifPresent(database -> own.add("database"));
    settings.kafka().bootstrap().ifPresent(kafka -> own.add("Kafka"));
    settings.flink().address().ifPresent(flink -> own.add("Flink"));
    return Finding.ok(own.isEmpty() ? "all embedded" : "your own: " + String.join(", ", own));
  }

  private Finding space() throws IOException {
    Path folder = context.dataDirectory().path();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    String found = "%,d MB free in %s".formatted(free >> 20, folder);
    return free >= NEEDED_BYTES
        ? Finding.ok(found)
        : Finding.broken(found, "Free 2 GB or more, or name another place with --data.");
  }

  private Finding ports() {
    Settings settings = context.settings();
    Map<Key, Integer> ports = new LinkedHashMap<>();
    boolean running = context.sessions().isRunning();
    if (!running) {
      if (settings.database().external().isEmpty()) {
        ports.put(Key.DATABASE_PORT, settings.database().port());
      }
      ports.put(Key.API_PORT, settings.api().port());
      if (settings.kafka().bootstrap().isEmpty()) {
        ports.put(Key.KAFKA_PORT, settings.kafka().port());
      }
      if (settings.flink().address().isEmpty()) {
        ports.put(Key.FLINK_PORT, settings.flink().port());
      }
    }
    List<String> taken = new ArrayList<>();
    ports.forEach(
        (key, port) -> {
          if (port != 0 && !FreePort.isFree(port)) {
            taken.add(port + " (" + key.variable() + ")");
          }
        });
    return taken.isEmpty()
        ? Finding.ok(running ? "in use by Haat itself" : "free: " + ports.values())
        : Finding.broken(
            "taken: " + String.join(", ", taken),
            "Stop the program that listens there, or set the variable to another port or to 0.");
  }
}
