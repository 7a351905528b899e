package io.haat.batch.frame;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
  @TempDir Path directory;

  private Framed framed(byte[] object, Charset charset) {
    return Framed.of(object, FrameRequest.csv(directory).withCharset(charset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-32",
        "ISO-8859-1",
        "windows-1252",
        "ISO-8859-15",
        "IBM850"
      })
  void every_charset_reads_what_it_writes(String name) {
    Charset charset = Charset.forName(name);
    StringBuilder text = new StringBuilder("a,b\r\n");
    for (int row = 1; row <= 20_000; row++) {
      text.append("\"caf\u00e9\r\n").append(row).append("\",\u00fc\r\n");
    }

    Framed framed = framed(text.toString().getBytes(charset), charset);

    assertThat(framed.columns()).containsExactly("a", "b");
    assertThat(framed.rejects()).isEmpty();
    assertThat(framed.rows()).hasSize(20_000);
    assertThat(framed.rows().get(19_999)).containsExactly("20000", "caf\u00e9\r\n20000", "\u00fc");
  }

  @Test
  void multi_byte_charsets_are_read() {
    for (String name : List.of("Shift_JIS", "GB18030", "EUC-KR")) {
      Charset charset = Charset.forName(name);
      String word = name.equals("EUC-KR") ? "\uAC00" : "\u6F22\u5B57";

      Framed framed = framed(("a,b\n" + word + ",1\n").getBytes(charset), charset);

      assertThat(framed.lines()).containsExactly("1|" + word + "|1");
    }
  }

  @Test
  void utf_16_is_read_in_the_order_of_its_mark() {
    String text = "\uFEFFa,b\n\uD83D\uDED2,\u0a05\n";

    assertThat(framed(text.getBytes(UTF_16LE), UTF_16).lines())
        .containsExactly("1|\uD83D\uDED2|\u0a05");
    assertThat(framed(text.getBytes(UTF_16BE), UTF_16).columns()).containsExactly("a", "b");
    assertThat(framed(text.getBytes(UTF_16LE), UTF_16LE).columns()).containsExactly("a", "b");
  }

  @Test
  void utf_16_without_a_mark_is_read_in_the_order_that_makes_its_delimiters_and_digits() {
    String text = "a,b\n\uD83D\uDED2,\u0a05\n\u6F22\u5B57,1\n";

    for (Charset order : List.of(UTF_16LE, UTF_16BE)) {
      assertThat(framed(text.getBytes(order), UTF_16).lines())
          .as(order.name())
          .containsExactly("1|\uD83D\uDED2|\u0a05", "2|\u6F22\u5B57|1");
    }
  }

  @Test
  void a_byte_that_windows_1252_does_not_have_rejects_its_record() {
    Charset charset = Charset.forName("windows-1252");
    byte[] object = "a,b\n1,\u20ac\n2,?\n3,\u00e9\n".getBytes(charset);
    object[indexOf(object, '?')] = (byte) 0x81;

    Framed framed = framed(object, charset);

    assertThat(framed.lines()).containsExactly("1|1|\u20ac", "3|3|\u00e9");
    assertThat(framed.rejectLines()).containsExactly("2|invalid_encoding|2,\uFFFD");
  }

  @Test
  void a_lone_surrogate_rejects_its_record_even_before_the_line_end() {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes("a,b\n1,x".getBytes(UTF_16LE));
    object.writeBytes(new byte[] {0x00, (byte) 0xD8});
    object.writeBytes("\n2,y\n3,".getBytes(UTF_16LE));
    object.writeBytes(new byte[] {0x00, (byte) 0xDC});
    object.writeBytes("\n4,z\n5,w".getBytes(UTF_16LE));
    object.write(0x41);

    Framed framed = framed(object.toByteArray(), UTF_16LE);

    assertThat(framed.lines()).containsExactly("2|2|y", "4|4|z");
    assertThat(framed.rejectLines())
        .containsExactly(
            "1|invalid_encoding|1,x\uFFFD",
            "3|invalid_encoding|3,\uFFFD",
            "5|invalid_encoding|5,w\uFFFD");
  }

  private static int indexOf(byte[] bytes, char wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw new AssertionError("no " + wanted);
  }
}
