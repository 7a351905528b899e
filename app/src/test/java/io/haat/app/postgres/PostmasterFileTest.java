package io.haat.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostmasterFileTest {
  @Test
  void a_complete_file_tells_port_and_state() {
    assertThat(
            PostmasterFile.parse(
                List.of("42", "/data", "1767225600", "5433", "", "127.0.0.1", "  1 2", "ready   ")))
        .contains(new PostmasterFile(42, 5433, true));
  }

  @Test
  void a_starting_server_has_no_port_yet() {
    assertThat(PostmasterFile.parse(List.of("42", "/data")))
        .contains(new PostmasterFile(42, 0, false));
  }

  @Test
  void a_half_written_or_damaged_file_is_no_server() {
    assertThat(PostmasterFile.parse(List.of())).isEmpty();
    assertThat(PostmasterFile.parse(List.of("", "x"))).isEmpty();
    assertThat(PostmasterFile.parse(List.of("4x2"))).isEmpty();
  }
}
