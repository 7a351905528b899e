package io.haat.app.command.doctor;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.doctor.Check.Finding;
import io.haat.batch.mapping.Problem;
import io.haat.batch.mapping.Sources.Broken;
import io.haat.batch.mapping.Sources.Found;
import java.util.ArrayList;
import java.util.List;

/** The mappings of files. */
public final class SourcesCheck {
  private SourcesCheck() {}

  public static Check of(CommandContext context) {
    return Check.of("sources", () -> look(context));
  }

  private static Finding look(CommandContext context) {
    List<Found> all = context.sources().list();
    List<Problem> problems = new ArrayList<>();
    for (Found found : all) {
      if (found instanceof Broken broken) {
        problems.addAll(broken.failure().problems());
      }
    }
    if (!problems.isEmpty()) {
      return Finding.broken(
          problems.get(0).toString(), "See all problems: " + context.nextCommand("sources check"));
    }
    return all.isEmpty()
        ? Finding.broken(
            "no mappings found",
            "Haat comes with some: start it as ./haat from its own folder, or make one with: haat sources infer FILE")
        : Finding.ok(all.size() + " mappings");
  }
}
