package io.haat.batch.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Runs the cases of {@code csv-framing.yaml}. */
class CsvFramingTest {
  @TempDir Path directory;

  @TestFactory
  @SuppressWarnings("unchecked")
  Stream<DynamicTest> each_case_of_the_specification_holds() throws IOException {
    try (InputStream yaml = CsvFramingTest.class.getResourceAsStream("csv-framing.yaml")) {
      List<Map<String, Object>> cases =
          (List<Map<String, Object>>)
              new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
      return cases.stream()
          .map(c -> DynamicTest.dynamicTest((String) c.get("case"), () -> check(c)));
    }
  }

  @SuppressWarnings("unchecked")
  private void check(Map<String, Object> expected) {
    FrameRequest request = FrameRequest.csv(directory).withCsv(options(expected));
    byte[] input = ((String) expected.get("input")).getBytes(StandardCharsets.ISO_8859_1);

    Framed framed = Framed.of(input, request);

    if (expected.containsKey("columns")) {
      assertThat(framed.columns()).isEqualTo(expected.get("columns"));
    }
    assertThat(framed.lines()).isEqualTo(expected.getOrDefault("rows", List.of()));
    assertThat(framed.rejectLines()).isEqualTo(expected.getOrDefault("rejects", List.of()));
  }

  private static CsvOptions options(Map<String, Object> expected) {
    Optional<Character> quote =
        expected.containsKey("quote")
            ? Optional.ofNullable((String) expected.get("quote")).map(s -> s.charAt(0))
            : Optional.of('"');
    return new CsvOptions(
        Optional.ofNullable((String) expected.get("delimiter")).map(s -> s.charAt(0)),
        quote,
        !Boolean.FALSE.equals(expected.get("header")));
  }
}
