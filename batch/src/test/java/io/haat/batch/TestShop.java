package io.haat.batch;

import io.haat.batch.load.LoadListener;
import io.haat.batch.load.LoadOutcome;
import io.haat.batch.load.LoadPlace;
import io.haat.batch.load.LoadReport;
import io.haat.batch.load.Loads;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingReader;
import io.haat.batch.reference.ReferenceReport;
import io.haat.lake.DirectoryStore;
import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import io.haat.lake.LakeLayout;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.load.PendingSales;
import io.haat.warehouse.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A retailer in London with a warehouse and a lake of its own, and a clock that is set by hand. */
public final class TestShop {
  public static final String SALES =
      """
      source: sales
      retailer: shop
      timezone: Europe/London
      currency: GBP
      line:
        transaction_id: receipt
        kind: coalesce(kind, 'sale')
        sold_at: instant(sold_at)
        store_id: store
        store_city: city
        product_id: sku
        product_name: name
        category: category
        customer_id: customer
        quantity: number(quantity)
        unit_price: number(price)
      """;
  public static final String SALES_HEADER =
      "receipt,kind,sold_at,store,city,sku,name,category,customer,quantity,price\n";

  public static final String PRODUCTS =
      """
      source: products
      retailer: shop
      currency: GBP
      product:
        product_id: sku
        product_name: name
        category: category
        brand: brand
        unit_cost: number(cost)
        unit_price: number(price)
        lead_time_days: number(days)
      reject:
        - {rule: no_profit, when: "unit_cost > unit_price"}
      """;
  public static final String PRODUCTS_HEADER = "sku,name,category,brand,cost,price,days\n";

  public static final String STORES =
      """
      source: stores
      retailer: shop
      store:
        store_id: store
        store_name: name
        city: city
        region: region
        country: country
        tier: tier
        timezone: zone
        currency: currency
        latitude: number(lat)
        longitude: try_cast(lon as double)
        opened_on: cast(opened as date)
      """;
  public static final String STORES_HEADER =
      "store,name,city,region,country,tier,zone,currency,lat,lon,opened\n";

  public static final String CUSTOMERS =
      """
      source: customers
      retailer: shop
      customer:
        customer_id: customer
        customer_name: name
        city: city
        age_band: age
        joined_on: try_cast(joined as date)
      """;
  public static final String CUSTOMERS_HEADER = "customer,name,city,age,joined\n";

  private final Warehouse warehouse =
      new Warehouse(TestPostgres.migratedDatabase(database -> new Warehouse(database).migrate()));
  private final Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private long unitRecords = 1000;
  private int files;

  public TestShop(Path folder) {
    this.folder = folder;
  }

  public void timeIs(String instant) {
    now = Instant.parse(instant);
  }

  public void cutsUnitsOf(long records) {
    unitRecords = records;
  }

  public ReferenceReport list(String mapping, String csv) throws Exception {
    return ((LoadOutcome.ReferenceLoaded) load(mapping, csv)).report();
  }

  public LoadReport sales(String lines) throws Exception {
    LoadReport report = ((LoadOutcome.SalesLoaded) load(SALES, SALES_HEADER + lines)).report();
    if (report.rejected() > 0) {
      throw new IllegalStateException("bad test data: " + report);
    }
    return report;
  }

  public LoadOutcome load(String yaml, String csv) throws Exception {
    Path file = folder.resolve("file-" + ++files + ".csv");
    Files.writeString(file, csv);
    return load(yaml, file);
  }

  /** Loads the rows of a DuckDB query as a Parquet file. */
  public LoadOutcome loadParquet(String yaml, String query) throws Exception {
    Path file = folder.resolve("file-" + ++files + ".parquet");
    try (DuckDb database = DuckDb.open(new DuckDbLimits(200, 1, folder))) {
      database.execute("copy (" + query + ") to '" + file + "' (format parquet)");
    }
    return load(yaml, file);
  }

  public LoadOutcome load(String yaml, Path file) throws Exception {
    Mapping mapping = MappingReader.read(yaml, "test.yaml");
    return Loads.load(place(), mapping, LoadListener.SILENT, file);
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /** Brings the rollups after the events. */
  public void fold() throws SQLException {
    try (Connection connection = warehouse.connect()) {
      PendingSales.fold(connection);
    }
  }

  /** Rows as texts, the columns parted by a bar, null as nothing. */
  public List<String> rows(String sql) throws SQLException {
    try (Connection connection = warehouse.connect()) {
      return rows(connection, sql);
    }
  }

  /** City, product, total and lines, as readers of the lake see them. */
  public List<String> published() throws SQLException {
    Path file = folder.resolve("lake").resolve(LakeLayout.CITY_PRODUCT_SALES);
    try (DuckDb database = DuckDb.open(new DuckDbLimits(200, 1, folder))) {
      return rows(
          database.connection(),
          "select store_city, product_id, total_sales, lines from read_parquet('%s') order by 1, 2"
              .formatted(file));
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    var rows = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          String cell = row.getString(i);
          cells.add(cell == null ? "" : cell);
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  /** What lists and sales have made of the warehouse, without surrogate keys and times of load. */
  public List<String> everything() throws SQLException {
    var all = new ArrayList<String>();
    all.addAll(
        rows(
            """
            select product_id, product_name, category, brand, unit_cost, unit_price, lead_time_days,
                   valid_from, valid_to
            from dim_product order by product_id, valid_from"""));
    all.addAll(
        rows(
            """
            select customer_id, customer_name, city, age_band, joined_on, valid_from, valid_to
            from dim_customer order by customer_id, valid_from"""));
    all.addAll(
        rows(
            """
            select store_id, store_name, store_city, store_region, country, store_tier, timezone,
                   currency, latitude, longitude, opened_on, business_zone
            from dim_store order by store_id"""));
    all.addAll(rows("select * from city_product_sales order by 1, 2, 3, 4"));
    all.addAll(days());
    return all;
  }

  public List<String> days() throws SQLException {
    return rows(
        """
        select s.store_id, d.day, p.product_id, p.product_name, d.currency, d.lines, d.units,
               d.discount_amount, d.sales_amount, d.refund_lines, d.refund_units, d.refund_amount
        from sales_daily d join dim_store s using (store_key) join dim_product p using (product_key)
        order by 1, 2, 3, 4""");
  }

  private LoadPlace place() throws IOException {
    var lake = new DirectoryStore(folder.resolve("lake"));
    Path scratch = lake.scratch();
    return new LoadPlace(
        lake,
        warehouse,
        new DuckDbLimits(200, 1, scratch),
        unitRecords,
        scratch,
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
