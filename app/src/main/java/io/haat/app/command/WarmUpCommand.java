package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCli;
import io.haat.app.cli.HaatCommand;
import io.haat.app.live.LiveProgram;
import io.haat.app.postgres.FileTree;
import io.haat.app.session.ProgramDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * {@code haat warm-up}: does a little of what all commands do. The launcher calls it once after a
 * build, and the JVM keeps the classes that it loads in an archive for quick starts.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Load what the launcher's archive should hold.")
final class WarmUpCommand implements HaatCommand {
  private static final String ROWS = "1000";
  private static final String EVENTS =
      """
      {"transaction_id":"T1","retailer_id":"r","store_id":"s","customer_id":"c","event_time":"2026-01-01T10:00:00Z","items":[{"product_id":"p","quantity":2,"unit_price":1.5}],"final_amount":3}
      {"refund_id":"R1","original_transaction_id":"T1","retailer_id":"r","store_id":"s","product_id":"p","refund_amount":1.5,"reason":"damaged","event_time":"2026-01-01T10:01:00Z"}
      {"event_id":"E1","retailer_id":"r","store_id":"s","product_id":"p","event_type":"sale","quantity_change":-2,"current_stock":3,"event_time":"2026-01-01T10:00:00Z"}
      {"event_id":"E2","retailer_id":"r","customer_id":"c","event_type":"view","event_time":"2026-01-01T10:00:00Z"}
      """;

  private final CommandContext context;

  WarmUpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("haat-warm-up");
    try {
      String sales = scratch.resolve("sales.csv").toString();
      run("generate", "--rows", ROWS, "--out", sales, "--dirty", "0.01");
      // More than once, as a first start takes another way than later ones.
      run("load", sales, "--source", "generated");
      run("load", sales, "--source", "generated", "--json");
      for (String format : List.of("--csv", "--debug", "--json")) {
        run("sql", "select sold_at, total_amount, 'x' as d from v_sales limit 10", format);
      }
      run("rejects", "list");
      goLive(scratch);
    } finally {
      FileTree.delete(scratch);
    }
    return DONE;
  }

  /** What `haat up` loads; without it everything works, a little later. */
  private void goLive(Path scratch) throws IOException {
    Path events = Files.writeString(scratch.resolve("events.ndjson"), EVENTS);
    try (ProgramDirectory directory = ProgramDirectory.own(context.sessions());
        LiveProgram program = LiveProgram.start(context.settings(), directory, context::notice)) {
      directory.announce(program.api(), program.kafka().bootstrap(), program.flink());
      run("events", "send", events.toString());
      run("events", "tail", "--from-beginning", "-n", "4");
      run("status");
      run("status", "--json");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String... arguments) {
    var withData = new ArrayList<>(List.of(arguments));
    withData.addAll(List.of("--data", context.options().data().toString()));
    new HaatCli(context, Commands.all(context)).run(withData.toArray(String[]::new));
  }
}
