package io.haat.app.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.command.doctor.Check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerCheckTest {
  @TempDir private Path folder;

  @Test
  void a_machine_that_weighs_sessions_first_works_and_is_told_what_would_be_better()
      throws IOException {
    Finding finding = look("1\n");
    assertThat(finding.ok()).isTrue();
    assertThat(finding.advice()).contains("sysctl kernel.sched_autogroup_enabled=0");
  }

  @Test
  void nothing_is_advised_where_it_is_switched_off_or_unknown() throws IOException {
    assertThat(look("0\n")).isEqualTo(Finding.ok("weighs processes"));
    assertThat(new SchedulerCheck(folder.resolve("absent")).look())
        .isEqualTo(Finding.ok("weighs processes"));
  }

  private Finding look(String setting) throws IOException {
    return new SchedulerCheck(Files.writeString(folder.resolve("setting"), setting)).look();
  }
}
