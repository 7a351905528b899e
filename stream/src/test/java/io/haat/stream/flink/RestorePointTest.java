package io.haat.stream.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePointTest {
  @TempDir private Path folder;

  @Test
  void the_newest_of_all_jobs_is_taken() throws IOException {
    point("job-a/chk-7", 100, true);
    Path newest = point("job-b/chk-2", 200, true);
    point("job-b/chk-1", 150, true);

    assertThat(RestorePoint.newest(folder)).hasValueSatisfying(is(newest));
  }

  @Test
  void what_was_killed_while_it_was_written_is_passed_over() throws IOException {
    Path complete = point("job-a/chk-7", 100, true);
    point("job-a/chk-8", 200, false);
    Files.createDirectories(folder.resolve("job-a/chk-9"));

    assertThat(RestorePoint.newest(folder)).hasValueSatisfying(is(complete));
  }

  @Test
  void there_is_none_in_no_folder() {
    assertThat(RestorePoint.newest(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void old_ones_are_removed_when_the_folder_is_opened() throws IOException {
    Path oldest = point("checkpoints/job-a/chk-1", 100, true);
    Path older = point("checkpoints/job-a/chk-2", 200, true);
    Path newest = point("savepoints/savepoint-x", 300, true);

    assertThat(StateFolder.open(folder).newest()).hasValueSatisfying(is(newest));
    assertThat(List.of(older, newest)).allSatisfy(point -> assertThat(point).exists());
    assertThat(oldest).doesNotExist();
  }

  private static Consumer<RestorePoint> is(Path folder) {
    return point -> assertThat(point.folder()).isEqualTo(folder);
  }

  private Path point(String name, long second, boolean complete) throws IOException {
    Path point = folder.resolve(name);
    Files.createDirectories(point);
    Path metadata = point.resolve("_metadata");
    try (var out = Files.newOutputStream(metadata)) {
      Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, List.of(), List.of()), out);
    }
    if (!complete) {
      byte[] bytes = Files.readAllBytes(metadata);
      Files.write(metadata, Arrays.copyOf(bytes, bytes.length / 2));
    }
    Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochSecond(second)));
    return point;
  }
}
