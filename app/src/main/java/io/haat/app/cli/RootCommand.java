package io.haat.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code haat} without a command. */
@Command(
    name = "haat",
    mixinStandardHelpOptions = true,
    versionProvider = HaatVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    headerHeading =
        "Retail analytics in one program: files and events in, a checked star schema out.%n%n",
    descriptionHeading = "",
    commandListHeading = "%nCommands (`haat COMMAND --help` tells more):%n",
    optionListHeading = "%nOptions, before or after the command:%n",
    footer = {
      "",
      "Exit status: 0 done; 1 the data or a check failed; 2 wrong use or bad configuration.",
      "Settings: haat.yaml, .env, HAAT_… variables; `haat init` writes a .env that explains them."
    })
final class RootCommand {
  @Mixin private final GlobalOptions options;

  RootCommand(GlobalOptions options) {
    this.options = options;
  }

  GlobalOptions options() {
    return options;
  }
}
