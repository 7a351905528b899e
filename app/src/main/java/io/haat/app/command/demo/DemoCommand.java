package io.haat.app.command.demo;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.command.up.ProgramRun;
import io.haat.app.live.LiveProgram;
import io.haat.simulator.live.EventMix;
import io.haat.simulator.live.LiveRequest;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haat demo}: everything embedded, with live shops and their history, until Ctrl-C. */
@Command(
    name = "demo",
    description = "Run everything with shops that sell: a history, live events, a dashboard.",
    footer = {
      "",
      "Two retailers: haat-demo, synthetic shops with two years of history and live events, and",
      "online-retail, a selection of a real retailer's receipts. Ctrl-C stops; the next start goes on."
    })
public final class DemoCommand implements HaatCommand {
  private static final long SEED = 42;

  /**
   * Six sales a minute among 1,200 events: a chain that sells so much has a history that can be
   * loaded in the background, and what it sells today compares with what it sold last week.
   */
  private static final EventMix MIX = new EventMix(6, 1, 93, 1_100);

  private static final String BEST_CITIES =
      "select store_city, sum(total_amount) as sales from v_sales where retailer = 'haat-demo' group by 1 order by 2 desc limit 5";

  private final CommandContext context;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Live events per second, default ${DEFAULT-VALUE}.")
  private double rate = 20;

  @Option(
      names = "--history",
      paramLabel = "ROWS",
      description = "Lines of the shops' history, default ${DEFAULT-VALUE}.")
  private long historyRows = 1_000_000;

  @Option(names = "--no-browser", description = "Do not open the dashboard.")
  private boolean noBrowser;

  public DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new ProgramRun(context).run(this::begin);
  }

  private Runnable begin(LiveProgram program) {
    tell(program);
    if (!noBrowser && context.terminal().isInteractive()) {
      Browser.open(program.api());
    }
    LiveRequest request = LiveRequest.of(SEED, rate).withMix(MIX);
    var sample = new DemoData(context, program.database(), request, historyRows);
    var shops = new LiveShops(context, program.kafka(), request, rate);
    Thread background = new Thread(() -> run(sample, shops), "haat-demo");
    background.setDaemon(true);
    background.start();
    return shops::stop;
  }

  /** The lists come first: they give stores their currency and time zone. */
  private void run(DemoData sample, LiveShops shops) {
    sample.lists();
    Instant opening = Instant.now();
    boolean hadBeenOpen = sample.hasSalesOn(opening);
    shops.start();
    sample.history();
    if (!hadBeenOpen) {
      sample.dayUntil(opening);
    }
  }

  private void tell(LiveProgram program) {
    String reference = program.api() + "/api";
    context.notice("");
    context.notice("  Dashboard   " + program.api());
    context.notice("  REST API    " + reference);
    context.notice("  Flink       " + program.flink());
    context.notice("Three things to try, the last two from another terminal:");
    context.notice("  " + reference + " lists all that can be asked, with examples to run");
    context.notice("  " + context.nextCommand("events tail -n 10"));
    context.notice("  " + context.nextCommand("sql \"" + BEST_CITIES + "\""));
    context.notice("");
  }
}
