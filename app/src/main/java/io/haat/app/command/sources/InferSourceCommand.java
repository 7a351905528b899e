package io.haat.app.command.sources;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.batch.mapping.infer.FieldGuess;
import io.haat.batch.mapping.infer.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haat sources infer FILE}. */
@Command(
    name = "infer",
    description = "Propose a mapping for a file, from its column names and first rows.",
    footer = {
      "",
      "Exit status: 0 if the mapping can be used as it is, 1 if something is left to decide.",
      "  haat sources infer sales.csv --out sources/sales.yaml --currency EUR",
      "  haat load sales.csv --source sources/sales.yaml"
    })
final class InferSourceCommand implements HaatCommand {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "CSV, JSON, JSONL or Parquet.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the mapping there; a file that exists is not replaced.")
  private @Nullable Path out;

  @Mixin private final HintOptions hints = new HintOptions();

  InferSourceCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Proposal proposal = Inference.propose(context, file, hints.hints());
    if (out != null) {
      save(out, proposal.yaml());
    }
    if (context.options().json()) {
      context.printJson(json(proposal));
      return proposal.isComplete() ? DONE : FAILED;
    }
    if (out == null) {
      context.out().print(proposal.yaml());
      context.out().flush();
    }
    Inference.explain(context, proposal);
    String mapping = out == null ? "sources/NAME.yaml" : out.toString();
    String load = context.nextCommand("load " + file + " --source " + mapping);
    if (proposal.isComplete()) {
      context.notice(
          out == null
              ? "Save it with --out " + mapping + ", look through it, then: " + load
              : "Saved in " + out + ". Look through it, then: " + load);
      return DONE;
    }
    context.notice("To decide before it can be used:\n" + Inference.unclear(proposal));
    context.notice(
        (out == null ? "Save it with --out " + mapping + ", fill" : "Fill")
            + " in what is marked ???, then: "
            + load);
    return FAILED;
  }

  private void save(Path target, String yaml) {
    Path path = context.resolve(target).toAbsolutePath();
    try {
      Path folder = path.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (Files.exists(path)) {
        throw UserError.wrongUse(target + " exists already. Name another file, or remove it.");
      }
      Files.writeString(path, yaml, StandardOpenOption.CREATE_NEW);
    } catch (IOException failed) {
      throw UserError.failed("cannot write " + target + ": " + failed.getMessage(), failed);
    }
  }

  private static Map<String, Object> json(Proposal proposal) {
    var json = new LinkedHashMap<String, Object>();
    json.put("complete", proposal.isComplete());
    json.put("fields", proposal.guesses().stream().map(InferSourceCommand::json).toList());
    json.put("unclear", proposal.unclear());
    json.put("yaml", proposal.yaml());
    return json;
  }

  private static Map<String, Object> json(FieldGuess guess) {
    var json = new LinkedHashMap<String, Object>();
    json.put("field", guess.field());
    json.put("expression", guess.expression());
    json.put("confidence", guess.confidence().toString());
    json.put("reason", guess.reason());
    return json;
  }
}
