package io.haat.app.command.produce;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.load.LoadFailure;
import io.haat.app.command.load.LoadPlaces;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import io.haat.batch.load.LoadListener;
import io.haat.batch.load.Loads;
import io.haat.batch.mapping.MappingException;
import io.haat.simulator.csv.CatalogueWriter;
import io.haat.simulator.csv.StoreListWriter;
import io.haat.simulator.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The chain's lists of stores and products, which events only name by their ids: loaded into the
 * warehouse where the retailer has none, so that its sales have cities, names and a currency.
 */
public final class ChainLists {
  private static final String STORES =
      """
      select exists (
        select 1 from dim_store join dim_retailer using (retailer_key)
        where retailer = ? and from_list)""";

  private static final String PRODUCTS =
      """
      select exists (
        select 1 from dim_product join dim_retailer using (retailer_key)
        where retailer = ? and from_list)""";

  @FunctionalInterface
  private interface ListWriter {
    void write(World world, OutputStream out) throws IOException;
  }

  private final CommandContext context;
  private final World world;
  private final String retailer;

  public ChainLists(CommandContext context, World world, String retailer) {
    this.context = context;
    this.world = world;
    this.retailer = retailer;
  }

  /** Loads what is missing; where no warehouse can be reached, says so and goes on. */
  public void load() {
    try (HaatSession session = session().orElse(null)) {
      if (session == null) {
        context.notice(
            "no warehouse runs here: the shops' cities and the products' names are not loaded");
        return;
      }
      if (!isListed(session, STORES)) {
        load(session, "generated-stores", "stores.csv", StoreListWriter::write);
      }
      if (!isListed(session, PRODUCTS)) {
        load(session, "generated-products", "products.csv", CatalogueWriter::write);
      }
    } catch (SQLException | IOException | MappingException | RuntimeException failed) {
      UserError known =
          LoadFailure.explain(failed, "the chain's lists", context.lake())
              .orElseThrow(() -> new IllegalStateException(failed));
      context.notice("the shops' cities and products' names are missing: " + known.getMessage());
    }
  }

  private Optional<? extends HaatSession> session() {
    // Only a database of the user's own is opened for it: an embedded one is not started.
    return context.settings().database().external().isPresent()
        ? Optional.of(context.openSession())
        : context.sessions().tryToJoin();
  }

  private boolean isListed(HaatSession session, String question) throws SQLException {
    try (Connection connection = session.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, retailer);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void load(HaatSession session, String source, String name, ListWriter writer)
      throws SQLException, IOException, MappingException {
    Path folder = Files.createTempDirectory("haat-lists-");
    Path file = folder.resolve(name);
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        writer.write(world, out);
      }
      var place = LoadPlaces.of(context, session, LoadPlaces.USUAL_UNIT_RECORDS);
      var mapping = context.findSource(source).ofRetailer(retailer);
      Loads.load(place, mapping, LoadListener.SILENT, file);
      context.notice("loaded the chain's list: " + name);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
