package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haat.app.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  @TempDir Path folder;
  private final Shop shop = Shop.shared();
  private boolean mounted;

  @BeforeEach
  void mount_a_small_disk() throws Exception {
    Files.createDirectories(lake());
    mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", lake().toString());
    assumeTrue(mounted, "a disk of 2 MB can be mounted by root on Linux only");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", lake().toString());
    }
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  @Test
  void a_disk_that_is_full_while_a_file_lands_leaves_nothing_of_it() throws Exception {
    byte[] noise = new byte[4_000_000];
    new Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("large.csv"), noise);
    failsForWantOfSpace(file);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_disk_that_is_full_while_units_are_cut_says_so_and_loads_nothing() throws Exception {
    Path file = folder.resolve("fits.csv");
    shop.run("generate", "--rows", "10000", "--out", file.toString());
    assertThat(Files.size(file)).isBetween(1_200_000L, 2_000_000L);
    failsForWantOfSpace(file);
    assertThat(files()).as("what stays is the raw object").hasSize(1);
    assertThat(shop.value("select count(*) from v_sales where retailer = 'full-disk'"))
        .contains("0");
  }

  private void failsForWantOfSpace(Path file) throws IOException {
    Path mapping = shop.shipped("generated", "full-disk");
    CommandLineRun run =
        CommandLineRun.in(
            folder,
            0,
            Map.of("HAAT_LAKE", lake().toString()),
            "load",
            file.toString(),
            "--source",
            mapping.toString(),
            "--data",
            shop.data().toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains(lake().toString())
        .containsIgnoringCase("no space left")
        .containsIgnoringCase("free")
        .doesNotContain("\tat ");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(lake())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
