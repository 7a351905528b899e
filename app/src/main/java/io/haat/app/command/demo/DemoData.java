package io.haat.app.command.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.load.ConsoleProgress;
import io.haat.app.command.load.LoadFailure;
import io.haat.app.command.load.LoadPlaces;
import io.haat.app.command.produce.ChainLists;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import io.haat.batch.load.Loads;
import io.haat.batch.mapping.MappingException;
import io.haat.simulator.csv.CsvSalesWriter;
import io.haat.simulator.live.LiveRequest;
import io.haat.simulator.sales.GenerateRequest;
import io.haat.simulator.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What lies before the first live sale: the shops' lists and history, and a real retailer's sample.
 */
final class DemoData {
  private static final Path SAMPLE = Path.of("examples/online-retail/online-retail-excerpt.csv.gz");
  private static final int YEARS = 2;
  private static final double DIRTY = 0.002;

  private static final String SOLD =
      """
      select exists (
        select 1 from sales_hourly join dim_store using (store_key) join dim_retailer using (retailer_key)
        where retailer = ? and hour >= ?)""";

  private static final String LOADED =
      """
      select exists (
        select 1 from load_object join dim_retailer using (retailer_key)
        where retailer = ? and source = ? and target = 'line')""";

  private final CommandContext context;
  private final HaatSession session;
  private final LiveRequest shops;
  private final long rows;

  DemoData(CommandContext context, HaatSession session, LiveRequest shops, long rows) {
    this.context = context;
    this.session = session;
    this.shops = shops;
    this.rows = rows;
  }

  /** The shops and products, which events only name by their ids. */
  void lists() {
    new ChainLists(context, shops.world(), shops.retailer()).load();
  }

  /** The past, where it is missing; a load that was cut off goes on. */
  void history() {
    step("a real retailer's sample", this::loadSample);
    step("the shops' history", this::loadHistory);
    step("the days since the shops were last open", this::loadMissingDays);
  }

  /** Whether the shops have sold anything on the local day of this moment. */
  boolean hasSalesOn(Instant moment) {
    try {
      return holds(SOLD, shops.retailer(), localDay(moment));
    } catch (SQLException failed) {
      context.notice("nobody knows what the shops sold today: " + failed.getMessage());
      return true;
    }
  }

  /** What the shops sold on the local day of this moment, before it. */
  void dayUntil(Instant moment) {
    var day = new MissingDays(localDay(moment), localDay(moment));
    step(
        "what the shops sold today",
        () ->
            loadGenerated(
                "demo-" + day.first() + ".csv",
                out -> {
                  var whole = new ByteArrayOutputStream();
                  CsvSalesWriter.write(like(day, 0), day.receiptsBefore(), whole);
                  out.write(before(moment, whole.toString(UTF_8)).getBytes(UTF_8));
                }));
  }

  /** The header, and the lines of sales before a moment. */
  private static String before(Instant moment, String lines) {
    String until = moment.truncatedTo(ChronoUnit.SECONDS).toString();
    return lines
        .lines()
        .filter(
            line -> line.startsWith("transaction_id") || line.split(",", 5)[3].compareTo(until) < 0)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException, IOException, MappingException;
  }

  private void step(String what, Step step) {
    try {
      step.run();
    } catch (SQLException | IOException | MappingException | RuntimeException failed) {
      String cause =
          LoadFailure.explain(failed, what, context.lake())
              .map(UserError::getMessage)
              .orElseGet(failed::toString);
      context.notice(what + " is not loaded: " + cause);
    }
  }

  private void loadSample() throws SQLException, IOException, MappingException {
    Path file = Path.of(System.getProperty("haat.home", ".")).resolve(SAMPLE);
    if (!isLoaded("online-retail", "online-retail")) {
      load("online-retail", file);
    }
  }

  private void loadHistory() throws SQLException, IOException, MappingException {
    if (isLoaded(shops.retailer(), "generated")) {
      return;
    }
    loadGenerated("demo-history.csv", out -> CsvSalesWriter.write(request(), out));
  }

  /** Days on which the demo did not run would be holes in every comparison. */
  private void loadMissingDays() throws SQLException, IOException, MappingException {
    if (!isLoaded(shops.retailer(), "generated")) {
      return;
    }
    List<MissingDays> missing;
    try (Connection connection = session.dataSource().getConnection()) {
      missing = MissingDays.find(connection, shops.retailer(), yesterday());
    }
    for (MissingDays days : missing) {
      String name = "demo-%s-to-%s.csv".formatted(days.first(), days.last());
      loadGenerated(
          name, out -> CsvSalesWriter.write(like(days, DIRTY), days.receiptsBefore(), out));
    }
  }

  /** As if these days were of the history. */
  private GenerateRequest like(MissingDays days, double dirty) {
    GenerateRequest history = request();
    return new GenerateRequest(
        days.rows(rows, history.from(), history.to()),
        history.seed(),
        dirty,
        days.first(),
        days.last(),
        history.stores(),
        history.products());
  }

  @FunctionalInterface
  private interface Lines {
    void write(OutputStream out) throws IOException;
  }

  private void loadGenerated(String name, Lines lines)
      throws SQLException, IOException, MappingException {
    // In the data directory, so that a load that was cut off meets the same file again.
    Path file = context.dataDirectory().path().resolve(name);
    if (!Files.exists(file)) {
      Path part = file.resolveSibling(name + ".part");
      try (OutputStream out = Files.newOutputStream(part)) {
        lines.write(out);
      }
      Files.move(part, file);
    }
    load("generated", file);
    Files.deleteIfExists(file);
  }

  private static LocalDate yesterday() {
    return localDay(Instant.now()).minusDays(1);
  }

  private static LocalDate localDay(Instant moment) {
    return LocalDate.ofInstant(moment, World.ZONE);
  }

  private GenerateRequest request() {
    LocalDate yesterday = yesterday();
    return new GenerateRequest(
        rows,
        shops.seed(),
        DIRTY,
        yesterday.minusYears(YEARS).plusDays(1),
        yesterday,
        shops.size().stores(),
        shops.size().products());
  }

  private boolean isLoaded(String retailer, String source) throws SQLException {
    return holds(LOADED, retailer, source);
  }

  private boolean holds(String question, Object... parameters) throws SQLException {
    try (Connection connection = session.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void load(String source, Path file) throws SQLException, IOException, MappingException {
    long begin = System.nanoTime();
    String name = file.getFileName().toString();
    var place = LoadPlaces.of(context, session, LoadPlaces.USUAL_UNIT_RECORDS);
    long lines;
    try (var progress = new ConsoleProgress(context.terminal(), System::nanoTime)) {
      progress.begin(name);
      Loads.load(place, context.findSource(source), progress, file);
      lines = progress.rows();
    }
    context.notice(
        String.format(
            Locale.ROOT,
            "loaded %s, %,d lines, in %.1f s",
            name,
            lines,
            (System.nanoTime() - begin) / 1e9));
  }
}
