package io.haat.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.BinaryCopy;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionedDimensionTest {
  private LoadTables tables;

  /** What a unit's lines say of an id, the day being a day of January 2024. */
  private record Seen(String id, String name, String group, int day) {}

  @BeforeEach
  void connect() throws SQLException {
    tables = new LoadTables();
  }

  @AfterEach
  void disconnect() throws SQLException {
    tables.close();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_new_is_known_for_all_time(VersionedDimension dimension) throws SQLException {
    load(dimension, new Seen("A", "Tea", "Drinks", 5), new Seen("B", null, null, 6));

    assertThat(stored(dimension))
        .containsExactly("A Tea/Drinks -infinity infinity", "B ?/? -infinity infinity");
  }

  @ParameterizedTest
  @EnumSource
  void the_same_again_changes_nothing(VersionedDimension dimension) throws SQLException {
    List<VersionedDimension.Version> first = load(dimension, new Seen("A", "Tea", "Drinks", 5));

    assertThat(load(dimension, new Seen("A", "Tea", "Drinks", 9))).isEqualTo(first);
    assertThat(load(dimension, new Seen("A", null, null, 10))).isEqualTo(first);
    assertThat(load(dimension, new Seen("A", "Tea", "Drinks", 1))).isEqualTo(first);
    assertThat(first).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_later_name_opens_a_version_and_keeps_the_earlier(VersionedDimension dimension)
      throws SQLException {
    load(dimension, new Seen("A", "Tea", "Drinks", 5));
    var versions = load(dimension, new Seen("A", "Chai", null, 9));

    assertThat(stored(dimension))
        .containsExactly("A Tea/Drinks -infinity 2024-01-09", "A Chai/Drinks 2024-01-09 infinity");
    long turn = LocalDate.of(2024, 1, 9).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    assertThat(versions)
        .extracting(VersionedDimension.Version::validFrom)
        .containsExactlyInAnyOrder(Long.MIN_VALUE, turn);
    assertThat(versions)
        .extracting(VersionedDimension.Version::validTo)
        .containsExactlyInAnyOrder(Long.MAX_VALUE, turn);
    assertThat(versions).extracting(VersionedDimension.Version::key).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void an_earlier_name_that_comes_late_is_ignored(VersionedDimension dimension)
      throws SQLException {
    load(dimension, new Seen("A", "Tea", "Drinks", 5));
    load(dimension, new Seen("A", "Leaf", "Drinks", 2));
    assertThat(stored(dimension)).containsExactly("A Tea/Drinks -infinity infinity");

    load(dimension, new Seen("A", "Chai", "Drinks", 9));
    load(dimension, new Seen("A", "Leaf", "Drinks", 7));
    load(dimension, new Seen("A", "Leaf", "Drinks", 9));
    assertThat(stored(dimension))
        .containsExactly("A Tea/Drinks -infinity 2024-01-09", "A Chai/Drinks 2024-01-09 infinity");
  }

  @ParameterizedTest
  @EnumSource
  void one_unit_may_rename_twice(VersionedDimension dimension) throws SQLException {
    load(
        dimension,
        new Seen("A", "Chai", "Drinks", 9),
        new Seen("A", "Tea", "Drinks", 5),
        new Seen("A", "Chai", "Hot drinks", 12),
        new Seen("B", "Cup", "Home", 1));

    assertThat(stored(dimension))
        .containsExactly(
            "A Tea/Drinks -infinity 2024-01-09",
            "A Chai/Drinks 2024-01-09 2024-01-12",
            "A Chai/Hot drinks 2024-01-12 infinity",
            "B Cup/Home -infinity infinity");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_unknown_is_filled_without_a_version(VersionedDimension dimension)
      throws SQLException {
    load(dimension, new Seen("A", null, null, 5));
    load(
        dimension,
        new Seen("A", "Tea", null, 7),
        new Seen("A", null, "Drinks", 8),
        new Seen("A", "Chai", null, 9));

    assertThat(stored(dimension))
        .containsExactly("A Tea/Drinks -infinity 2024-01-09", "A Chai/Drinks 2024-01-09 infinity");
  }

  @ParameterizedTest
  @EnumSource
  void a_list_is_completed_but_not_overruled_by_sales(VersionedDimension dimension)
      throws SQLException {
    load(dimension, new Seen("A", "Tea", null, 5));
    tables.execute("update %s set from_list = true".formatted(table(dimension)));
    load(dimension, new Seen("A", "Chai", "Drinks", 9));

    assertThat(stored(dimension)).containsExactly("A Tea/Drinks -infinity infinity");
  }

  @ParameterizedTest
  @EnumSource
  void ids_of_another_retailer_are_others(VersionedDimension dimension) throws SQLException {
    load(dimension, new Seen("A", "Tea", "Drinks", 5));
    try (BinaryCopy copy = dimension.observe(tables.connection())) {
      write(copy, new Seen("A", "Coat", "Clothes", 9));
      copy.finish();
    }
    var versions = new ArrayList<VersionedDimension.Version>();
    dimension.resolve(tables.connection(), (short) 2, true, versions::add);

    assertThat(versions).hasSize(1);
    assertThat(stored(dimension))
        .containsExactly("A Tea/Drinks -infinity infinity", "A Coat/Clothes -infinity infinity");
  }

  private List<VersionedDimension.Version> load(VersionedDimension dimension, Seen... unit)
      throws SQLException {
    var versions = new ArrayList<VersionedDimension.Version>();
    try (BinaryCopy copy = dimension.observe(tables.connection())) {
      for (Seen seen : unit) {
        write(copy, seen);
      }
      copy.finish();
    }
    dimension.resolve(tables.connection(), LoadTables.RETAILER, true, versions::add);
    tables.connection().commit();
    return versions;
  }

  private static void write(BinaryCopy copy, Seen seen) throws SQLException {
    copy.row();
    copy.text(seen.id());
    copy.text(seen.name());
    copy.text(seen.group());
    copy.instant(LocalDate.of(2024, 1, seen.day()).toEpochDay() * 86_400_000_000L);
  }

  private List<String> stored(VersionedDimension dimension) throws SQLException {
    boolean product = dimension == VersionedDimension.PRODUCT;
    String sql =
        """
        select concat(%s, ' ', coalesce(%s, '?'), '/', coalesce(%s, '?'), ' ',
                      left(valid_from::text, 10), ' ', left(valid_to::text, 10))
        from %s order by %s, retailer_key, valid_from"""
            .formatted(
                product ? "product_id" : "customer_id",
                product ? "product_name" : "customer_name",
                product ? "category" : "city",
                table(dimension),
                product ? "product_id" : "customer_id");
    return tables.rows(sql);
  }

  private static String table(VersionedDimension dimension) {
    return dimension == VersionedDimension.PRODUCT ? "dim_product" : "dim_customer";
  }
}
