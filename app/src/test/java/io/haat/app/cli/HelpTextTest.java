package io.haat.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.haat.app.SchemaMigration;
import io.haat.app.command.Commands;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTextTest {
  @TempDir Path folder;

  /**
   * Picocli takes each for a format, those of options when it reads them: a percent sign is written
   * twice.
   */
  @Test
  void every_text_about_a_command_is_a_format() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var terminal = new Terminal(nowhere, nowhere, 0, 0);
    var context = new CommandContext(folder, Map.of(), terminal, new SchemaMigration());
    List<String> texts = new ArrayList<>();
    Commands.all(context).forEach(command -> collect(command, texts));

    assertThat(texts)
        .hasSizeGreaterThan(50)
        .allSatisfy(text -> assertThatCode(() -> String.format(text)).doesNotThrowAnyException());
  }

  private static void collect(HaatCommand command, List<String> texts) {
    CommandSpec spec = new CommandLine(command).getCommandSpec();
    texts.addAll(List.of(spec.usageMessage().description()));
    texts.addAll(List.of(spec.usageMessage().footer()));
    command.subcommands().forEach(subcommand -> collect(subcommand, texts));
  }
}
