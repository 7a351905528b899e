package io.haat.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.app.error.UserError;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
  @TempDir Path cache;

  @Test
  void two_that_unpack_at_once_end_with_one_whole_folder() throws Exception {
    Platform platform = Platform.current();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<Path> one = threads.submit(() -> PostgresBinaries.unpacked(platform, cache));
    Future<Path> other = threads.submit(() -> PostgresBinaries.unpacked(platform, cache));
    assertThat(one.get()).isEqualTo(other.get());
    threads.shutdown();
    assertThat(Files.isExecutable(one.get().resolve("bin/postgres"))).isTrue();
    try (Stream<Path> folders = Files.list(cache)) {
      assertThat(folders).hasSize(1);
    }
  }

  @Test
  void what_a_killed_process_left_half_unpacked_is_removed() throws IOException {
    Path leftover = cache.resolve("postgresql-x.unfinished-999999999-abc");
    Files.createDirectories(leftover.resolve("bin"));
    PostgresBinaries.unpacked(Platform.current(), cache);
    assertThat(leftover).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, linux-x86_64",
    "Linux, amd64, true, linux-x86_64-alpine_linux",
    "Linux, aarch64, false, linux-arm_64",
    "Mac OS X, aarch64, false, darwin-arm_64",
    "Mac OS X, x86_64, false, darwin-x86_64",
    "Windows 11, amd64, false, windows-x86_64",
  })
  void archives_are_named_by_platform(String os, String arch, boolean musl, String name) {
    assertThat(Platform.of(os, arch, musl).name()).isEqualTo(name);
  }

  @Test
  void an_unknown_platform_is_told_the_way_out() {
    assertThatThrownBy(() -> Platform.of("Solaris", "sparc", false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("HAAT_DATABASE_URL");
  }

  @Test
  void a_taken_port_is_named_with_its_setting() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> FreePort.find(taken.getLocalPort(), EmbeddedPostgres.PORT_SETTING))
          .isInstanceOfSatisfying(
              UserError.class, error -> assertThat(error.exitCode()).isEqualTo(2))
          .message()
          .contains(List.of("port " + taken.getLocalPort(), "HAAT_DATABASE_PORT"));
    }
  }
}
