package io.haat.batch.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecompressionTest {
  @Test
  void zstandard_may_begin_with_a_frame_to_be_skipped() throws IOException {
    var file = new ByteArrayOutputStream();
    file.write(new byte[] {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 9, 9, 9, 9});
    file.write(Zstd.compress("id,qty\n".getBytes(StandardCharsets.UTF_8)));

    try (InputStream plain =
        Decompression.open(new ByteArrayInputStream(file.toByteArray()), "sales.csv.zst")) {
      assertThat(Decompression.isCompressed(plain)).isTrue();
      assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("id,qty\n");
    }
  }
}
