package io.haat.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A live server process that works on one data folder. */
record RunningPostmaster(ProcessHandle process) {
  private static final long PAUSE_MILLIS = 5;

  /**
   * The process with this number, if it is a postgres of exactly this folder. Numbers are reused
   * after a crash, so that a process lives says nothing: its program and its folder must fit too.
   */
  static Optional<RunningPostmaster> find(long pid, Path data) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> isPostgresOf(process, data))
        .map(RunningPostmaster::new);
  }

  /**
   * Ends what a postmaster that was killed has left running: while one of its processes lives, no
   * other server may work on the folder.
   */
  static void endOrphans(Path data) throws InterruptedException {
    List<ProcessHandle> orphans =
        ProcessHandle.allProcesses().filter(process -> isProgramOf(process, data)).toList();
    orphans.forEach(ProcessHandle::destroyForcibly);
    while (orphans.stream().anyMatch(process -> isProgramOf(process, data))) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Not so for one that has ended and waits for its parent to hear of it. */
  private static boolean isProgramOf(ProcessHandle process, Path data) {
    return process.isAlive()
        && !process.info().command().orElse("").isEmpty()
        && isPostgresOf(process, data);
  }

  private static boolean isPostgresOf(ProcessHandle process, Path data) {
    String program = process.info().command().orElse("");
    // A program that was deleted while it runs, after an upgrade for instance, is shown with a
    // note.
    String name = Path.of(program.replace(" (deleted)", "")).getFileName() + "";
    if (!program.isEmpty() && !name.equals("postgres") && !name.equals("postgres.exe")) {
      return false;
    }
    Path workingFolder = Path.of("/proc/" + process.pid() + "/cwd");
    try {
      if (Files.exists(workingFolder)) {
        return workingFolder.toRealPath().equals(data.toRealPath());
      }
      String folder = data.toRealPath().toString();
      return Arrays.asList(process.info().arguments().orElse(new String[0])).contains(folder)
          || process.info().commandLine().orElse("").contains(folder);
    } catch (IOException e) {
      return false;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end; false if it has not come within {@code limit}. */
  boolean awaitEnd(Path data, Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (process.isAlive()) {
      // The file goes last of all. A process that is over may stay listed where nobody collects
      // orphans.
      if (PostmasterFile.read(data).filter(file -> file.pid() == process.pid()).isEmpty()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }
}
