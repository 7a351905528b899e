package io.haat.app.command.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether Linux weighs sessions before processes ({@code autogroup}). Each process of PostgreSQL is
 * a session of its own, and so is all of Haat together: on a busy machine some of them then wait
 * for hundreds of milliseconds.
 *
 * @param setting the kernel's file; there is none on other systems
 */
public record SchedulerCheck(Path setting) implements Check {
  private static final String ADVICE =
      "Where live events are many, `sysctl kernel.sched_autogroup_enabled=0` makes the slowest of them faster.";

  /** Of this machine. */
  public static SchedulerCheck ofThisMachine() {
    return new SchedulerCheck(Path.of("/proc/sys/kernel/sched_autogroup_enabled"));
  }

  @Override
  public String name() {
    return "scheduler";
  }

  @Override
  public Finding look() throws IOException {
    return weighsSessions()
        ? new Finding(true, "weighs sessions before processes (autogroup)", ADVICE)
        : Finding.ok("weighs processes");
  }

  /** Whether it does. */
  public boolean weighsSessions() throws IOException {
    return Files.isReadable(setting) && Files.readString(setting).strip().equals("1");
  }
}
