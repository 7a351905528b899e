package io.haat.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.testing.process.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String LIVE_SALES =
      "select coalesce(sum(total_transactions), 0) > %d from transactions_summary where retailer = 'haat-demo'";
  private static final String LOADED = "select count(*), sum(read) from load_unit";

  @TempDir private Path folder;

  @BeforeEach
  void link() throws IOException {
    Path checkout = Path.of("..").toRealPath();
    for (String part : new String[] {"sources", "examples"}) {
      Files.createSymbolicLink(folder.resolve(part), checkout.resolve(part));
    }
  }

  @Test
  void it_shows_two_retailers_with_a_history_up_to_now_and_goes_on_where_it_stopped()
      throws Exception {
    String loaded;
    try (RunningHaat demo = start()) {
      demo.await(LIVE_SALES.formatted(0), "true");
      Until.holds(LIMIT, () -> demo.process().err().contains("loaded demo-20"));

      assertThat(demo.process().err())
          .contains("Three things to try", "loaded online-retail-excerpt.csv.gz, 25,284 lines, in ")
          .contains("loaded demo-history.csv, 40,000 lines, in ")
          .doesNotContain("is not loaded");
      assertThat(
              demo.value(
                  "select string_agg(distinct retailer, ' ' order by retailer) from v_sales"))
          .isEqualTo("haat-demo online-retail");
      // Files of the history end yesterday; that of today ends with the start of the shops.
      assertThat(
              demo.value(
                  """
                  select max(sold_at) <= now() and min(sold_at) < now() - interval '23 months'
                  from fact_sales join dim_store using (store_key) join dim_retailer using (retailer_key)
                  where retailer = 'haat-demo' and origin_unit is not null"""))
          .isEqualTo("true");
      loaded = demo.ask("sql", LOADED).path("rows").toString();
      assertThat(demo.stop()).isZero();
    }
    assertThat(folder.resolve("data/demo-history.csv")).doesNotExist();

    try (RunningHaat demo = start()) {
      String before = demo.value("select sum(total_transactions) from transactions_summary");
      demo.await(LIVE_SALES.formatted(Integer.parseInt(before)), "true");

      assertThat(demo.ask("sql", LOADED).path("rows")).hasToString(loaded);
      assertThat(demo.stop()).isZero();
    }
  }

  private RunningHaat start() throws IOException {
    return RunningHaat.start(
        folder, folder.resolve("data"), Map.of(), "demo", "--history", "40000", "--rate", "400");
  }
}
