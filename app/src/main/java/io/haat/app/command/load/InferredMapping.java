package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.sources.Inference;
import io.haat.app.error.UserError;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.MappingReader;
import io.haat.batch.mapping.Sources.Found;
import io.haat.batch.mapping.Sources.Usable;
import io.haat.batch.mapping.infer.Confidence;
import io.haat.batch.mapping.infer.Hints;
import io.haat.batch.mapping.infer.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The mapping of a file for which the user named none. It is kept in the data directory, so that
 * the next load uses the same, and so do people who want to correct it.
 */
final class InferredMapping {
  private final CommandContext context;
  private final Path file;

  InferredMapping(CommandContext context, Path file) {
    this.context = context;
    this.file = file;
  }

  /**
   * Proposes and keeps a mapping, or takes the one kept earlier.
   *
   * @throws UserError if anything that a mapping needs is unclear
   */
  Mapping get(Hints hints) {
    Proposal proposal = Inference.propose(context, file, hints);
    if (!proposal.isComplete()) {
      throw refusal("its columns leave open what the mapping is:\n" + Inference.unclear(proposal));
    }
    Mapping mapping = read(proposal);
    List<String> unsure = unsure(proposal, mapping);
    if (!unsure.isEmpty()) {
      throw refusal("these are guesses only:\n  - " + String.join("\n  - ", unsure));
    }
    Path kept = folder().resolve(mapping.name() + ".yaml");
    if (Files.exists(kept)) {
      context.notice("No --source: using the mapping of an earlier load, " + kept);
      return existing(kept);
    }
    refuseHiding(mapping);
    context.notice("No --source: using a mapping proposed from the columns and first rows:");
    Inference.explain(context, proposal);
    keep(kept, proposal.yaml());
    context.notice(
        "It is kept in "
            + kept
            + "; correct it there, or use it as --source "
            + mapping.name()
            + ".");
    return existing(kept);
  }

  private Path folder() {
    return context.dataDirectory().path().resolve("sources");
  }

  private static Mapping read(Proposal proposal) {
    try {
      return MappingReader.read(proposal.yaml(), "the proposal");
    } catch (MappingException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  private static Mapping existing(Path kept) {
    try {
      return MappingReader.read(kept);
    } catch (MappingException broken) {
      throw UserError.wrongUse(String.valueOf(broken.getMessage()));
    }
  }

  private static List<String> unsure(Proposal proposal, Mapping mapping) {
    return proposal.guesses().stream()
        .filter(guess -> guess.confidence() == Confidence.LOW)
        .filter(guess -> mapping.target().required().contains(guess.field()))
        .map(guess -> guess.field() + ": " + guess.expression() + " (" + guess.reason() + ")")
        .toList();
  }

  /** A kept mapping comes before a shipped one of its name, and would silently replace it. */
  private void refuseHiding(Mapping mapping) {
    for (Found found : context.sources().list()) {
      if (found instanceof Usable usable && usable.mapping().name().equals(mapping.name())) {
        throw UserError.wrongUse(
            "--source is missing, and there is a source named %s already (%s). If the file is of its kind, add --source %s; if not, propose a mapping under another name: %s"
                .formatted(
                    mapping.name(),
                    found.file(),
                    mapping.name(),
                    context.nextCommand("sources infer " + file + " --out sources/NAME.yaml")));
      }
    }
  }

  private UserError refusal(String why) {
    String save = context.nextCommand("sources infer " + file + " --out sources/NAME.yaml");
    String load = context.nextCommand("load " + file + " --source sources/NAME.yaml");
    return UserError.wrongUse(
        "--source is missing, and none can be proposed for %s with certainty: %s\nNext: %s (with --currency and --timezone if asked for), edit what is open, then: %s. Known mappings: %s"
            .formatted(file, why, save, load, context.nextCommand("sources list")));
  }

  private void keep(Path kept, String yaml) {
    try {
      Files.createDirectories(folder());
      Files.writeString(kept, yaml, StandardOpenOption.CREATE_NEW);
    } catch (IOException failed) {
      throw UserError.failed("cannot write " + kept + ": " + failed.getMessage(), failed);
    }
  }
}
