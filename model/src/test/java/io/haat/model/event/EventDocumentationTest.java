package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventDocumentationTest {
  private final String page;

  EventDocumentationTest() throws IOException {
    page = Files.readString(Path.of("..", "docs", "events", "README.md"));
  }

  @ParameterizedTest
  @EnumSource
  void the_page_has_the_examples_of_the_schemas(EventType type) throws IOException {
    Matcher example =
        Pattern.compile("## " + type.defaultTopic() + "\\s+```json(.*?)```", Pattern.DOTALL)
            .matcher(page);

    assertThat(example.find()).isTrue();
    assertThat(new JsonMapper().readTree(example.group(1)))
        .isEqualTo(new JsonMapper().readTree(new EventSchemas().example(type).toString()));
  }

  @Test
  void the_page_names_every_rule() throws IOException {
    try (InputStream cases = EventCasesTest.class.getResourceAsStream("cases.yaml")) {
      var rules = new TreeSet<String>();
      for (var rule : new YAMLMapper().readTree(cases).findValues("breaks")) {
        rule.forEach(name -> rules.add(name.asText()));
      }
      rules.removeIf(rule -> rule.startsWith("missing_") || rule.startsWith("unparsable_"));
      rules.add(EventRules.DUPLICATE_FIELD);

      assertThat(rules).isNotEmpty().allSatisfy(rule -> assertThat(page).contains("| `" + rule));
    }
  }
}
