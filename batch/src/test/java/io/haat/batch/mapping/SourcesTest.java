package io.haat.batch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir private Path own;
  @TempDir private Path shipped;
  private Sources sources;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(shipped.resolve("my-shop.yaml"), Yaml.GOOD);
    Files.writeString(shipped.resolve("other.yml"), Yaml.with("my-shop", "elsewhere"));
    Files.writeString(shipped.resolve("broken.yaml"), "source: [");
    Files.writeString(shipped.resolve("notes.txt"), "no mapping");
    sources = new Sources(List.of(own, own.resolve("absent"), shipped));
  }

  @Test
  void usable_and_broken_mappings_are_listed() {
    assertThat(sources.list())
        .extracting(found -> found.getClass().getSimpleName() + " " + found.file().getFileName())
        .containsExactly("Broken broken.yaml", "Usable my-shop.yaml", "Usable other.yml");
  }

  @Test
  void a_source_is_found_by_its_name_whatever_its_file_is_called() throws MappingException {
    assertThat(sources.find("elsewhere").origin()).endsWith("other.yml");
    assertThat(sources.find("my-shop").origin()).endsWith("my-shop.yaml");
  }

  @Test
  void the_first_directory_wins() throws Exception {
    Files.writeString(own.resolve("mine.yaml"), Yaml.with("EUR", "CHF"));
    Files.writeString(own.resolve("my-shop.yaml"), Yaml.with("my-shop", "unrelated"));

    assertThat(sources.find("my-shop").currency().getCurrencyCode()).isEqualTo("CHF");
    assertThat(sources.list())
        .filteredOn(
            found ->
                found instanceof Sources.Usable usable
                    && usable.mapping().name().value().equals("my-shop"))
        .hasSize(1);
  }

  @Test
  void a_file_is_read_wherever_it_lies() throws MappingException {
    assertThat(sources.find(shipped.resolve("other.yml").toString()).name().value())
        .isEqualTo("elsewhere");
    assertThatThrownBy(() -> sources.find("absent.yaml"))
        .hasMessageStartingWith("absent.yaml: there is no such file");
  }

  @Test
  void an_unknown_name_lists_the_known_ones() {
    assertThatThrownBy(() -> sources.find("my-shob"))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "sources: my-shob: there is no source of this name (did you mean my-shop?); known are"
                + " elsewhere, my-shop, and `haat sources infer FILE` proposes a mapping");
    assertThatThrownBy(() -> new Sources(List.of(own)).find("x"))
        .hasMessageContaining("known are none");
  }

  @Test
  void a_source_whose_own_file_is_broken_says_what_is_wrong() {
    assertThatThrownBy(() -> sources.find("broken")).hasMessageContaining("not valid YAML");
  }
}
