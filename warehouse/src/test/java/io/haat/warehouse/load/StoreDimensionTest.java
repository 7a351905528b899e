package io.haat.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haat.warehouse.load.StoreDimension.Known;
import io.haat.warehouse.load.StoreDimension.Observed;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreDimensionTest {
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final String STORES =
      """
      select store_id, store_name, store_city, store_region, store_tier, business_zone
      from dim_store order by store_id""";

  private LoadTables tables;

  @BeforeEach
  void open() throws SQLException {
    tables = new LoadTables();
  }

  @AfterEach
  void close() throws SQLException {
    tables.close();
  }

  @Test
  void new_stores_get_keys_and_the_zone_of_their_source() throws SQLException {
    List<Known> known =
        resolve(
            new Observed("S1", "Main", "Pune", "West", "1"),
            new Observed("S2", null, null, null, null));

    assertThat(tables.rows(STORES))
        .containsExactly("S1 Main Pune West 1 Asia/Kolkata", "S2 ? ? ? ? Asia/Kolkata");
    assertThat(known)
        .extracting(Known::storeId, Known::rollupCity)
        .containsExactlyInAnyOrder(tuple("S1", "Pune"), tuple("S2", "S2"));
    assertThat(known).extracting(Known::key).doesNotHaveDuplicates();
  }

  @Test
  void a_store_keeps_its_key_zone_and_city_and_takes_what_is_known_last() throws SQLException {
    List<Known> first = resolve(new Observed("S1", "Main", "Pune", null, "1"));
    List<Known> second =
        StoreDimension.resolve(
            tables.connection(),
            LoadTables.RETAILER,
            ZoneId.of("Europe/London"),
            List.of(new Observed("S1", "Main Road", "Mumbai", "West", null)));

    assertThat(second).isEqualTo(first);
    assertThat(tables.rows(STORES)).containsExactly("S1 Main Road Pune West 1 Asia/Kolkata");
  }

  @Test
  void a_store_list_is_completed_but_not_overruled_by_sales() throws SQLException {
    List<Known> first = resolve(new Observed("S1", "Main", "Pune", null, null));
    tables.execute("update dim_store set from_list = true");

    assertThat(resolve(new Observed("S1", "Other", "Mumbai", "West", "2"))).isEqualTo(first);
    assertThat(tables.rows(STORES)).containsExactly("S1 Main Pune West 2 Asia/Kolkata");
  }

  @Test
  void the_same_id_of_another_retailer_is_another_store() throws SQLException {
    Known own = resolve(new Observed("S1", null, null, null, null)).get(0);
    List<Known> other =
        StoreDimension.resolve(
            tables.connection(),
            (short) 2,
            KOLKATA,
            List.of(new Observed("S1", null, null, null, null)));

    assertThat(other).hasSize(1);
    assertThat(other.get(0).key()).isNotEqualTo(own.key());
  }

  private List<Known> resolve(Observed... stores) throws SQLException {
    return StoreDimension.resolve(
        tables.connection(), LoadTables.RETAILER, KOLKATA, List.of(stores));
  }
}
