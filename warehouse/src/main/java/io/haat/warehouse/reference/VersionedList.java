package io.haat.warehouse.reference;

import io.haat.warehouse.BinaryCopy;
import io.haat.warehouse.Retailers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A catalogue of products or a list of customers. Name and category (of customers: name and city)
 * are of type 2, all else of type 1.
 *
 * <p>An entry that only sales have described so far is an inferred member in Kimball's sense: the
 * first list corrects its current version in place, so that it does not matter which of list and
 * sales came first; versions that sales closed stay as history. From then on, a later list's new
 * name opens a version at the time the list was received. (R. Kimball, M. Ross, The Data Warehouse
 * Toolkit, 3rd edition, chapter 16, on late arriving dimension data.)
 */
public enum VersionedList implements ReferenceList {
  PRODUCT(
      "dim_product",
      "product_key",
      "product_id",
      "product_name",
      "category",
      "brand",
      "unit_cost",
      "unit_price",
      "unit_of_measure",
      "lead_time_days"),
  CUSTOMER(
      "dim_customer",
      "customer_key",
      "customer_id",
      "customer_name",
      "city",
      "region",
      "age_band",
      "gender",
      "joined_on");

  private final String table;
  private final String key;
  private final String id;
  private final String name;
  private final String group;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
  private final List<String> others;

  VersionedList(String table, String key, String id, String name, String group, String... others) {
    this.table = table;
    this.key = key;
    this.id = id;
    this.name = name;
    this.group = group;
    this.others = List.copyOf(Arrays.asList(others));
  }

  @Override
  public BinaryCopy stage(Connection connection) throws SQLException {
    List<String> columns = Stream.concat(Stream.of(id, name, group), others.stream()).toList();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temp table listed on commit drop as select %s from %s limit 0"
              .formatted(String.join(", ", columns), table));
    }
    return BinaryCopy.into(connection, "listed", columns);
  }

  @Override
  public ListChanges apply(Connection connection, short retailerKey, Instant receivedAt)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze listed");
      ListChanges changes = count(connection, sql(COUNT, retailerKey, receivedAt));
      for (String step : List.of(COMPLETE, CORRECT, OPEN_VERSIONS, MARK, INSERT_NEW)) {
        int rows = statement.executeUpdate(sql(step, retailerKey, receivedAt));
        if (step.equals(OPEN_VERSIONS) && rows > 0) {
          Retailers.dimensionsChanged(connection, retailerKey);
        }
      }
      return changes;
    }
  }

  static ListChanges count(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new ListChanges(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  private String sql(String template, short retailerKey, Instant receivedAt) {
    return template
        .replace("$others_if_newer", each(c -> newer("coalesce(l.%1$s, d.%1$s)", c)))
        .replace("$set_others", each(c -> c + " = " + newer("coalesce(l.%1$s, d.%1$s)", c)))
        .replace("$old_others", each(c -> "d." + c))
        .replace("$listed_others", each(c -> "l." + c))
        .replace("$excluded_others", each(c -> "excluded." + c))
        .replace("$others", String.join(", ", others))
        .replace("$older", "coalesce(d.listed_at > $received, false)")
        .replace("$received", "timestamptz '" + receivedAt + "'")
        .replace("$retailer", Short.toString(retailerKey))
        .replace("$table", table)
        .replace("$key", key)
        .replace("$id", id)
        .replace("$name", name)
        .replace("$group", group);
  }

  private String each(UnaryOperator<String> column) {
    return others.stream().map(column).collect(Collectors.joining(", "));
  }

  private static String newer(String value, String column) {
    return "case when $older then coalesce(d.%1$s, l.%1$s) else %2$s end"
        .formatted(column, value.formatted(column));
  }

  private static final String COUNT =
      """
      select count(*) filter (where not known),
             count(*) filter (where known and differs),
             count(*) filter (where known and not differs)
      from (
        select bool_or(d.$key is not null) as known,
               bool_or((d.$name is null and l.$name is not null)
                    or (d.$group is null and l.$group is not null)
                    or ($others_if_newer) is distinct from ($old_others)
                    or (d.is_current and not $older
                        and (coalesce(l.$name, d.$name), coalesce(l.$group, d.$group))
                            is distinct from (d.$name, d.$group))) as differs
        from listed l
        left join $table d on d.retailer_key = $retailer and d.$id = l.$id
        group by l.$id) entry""";

  /** What was unknown becomes known, and attributes of type 1 are overwritten, in every version. */
  private static final String COMPLETE =
      """
      update $table d
      set $name = coalesce(d.$name, l.$name), $group = coalesce(d.$group, l.$group), $set_others
      from listed l
      where d.retailer_key = $retailer and d.$id = l.$id
        and (coalesce(d.$name, l.$name), coalesce(d.$group, l.$group), $others_if_newer)
            is distinct from (d.$name, d.$group, $old_others)""";

  /** In place: what only sales have said, or what this very list said when it was read before. */
  private static final String CORRECT =
      """
      update $table d
      set $name = coalesce(l.$name, d.$name), $group = coalesce(l.$group, d.$group)
      from listed l
      where d.retailer_key = $retailer and d.$id = l.$id and d.is_current
        and (not d.from_list or d.listed_at = $received
             or (d.listed_at < $received and d.valid_from >= $received))
        and (coalesce(l.$name, d.$name), coalesce(l.$group, d.$group))
            is distinct from (d.$name, d.$group)""";

  private static final String OPEN_VERSIONS =
      """
      with closed as (
        update $table d set valid_to = $received
        from listed l
        where d.retailer_key = $retailer and d.$id = l.$id and d.is_current
          and d.from_list and d.listed_at < $received and d.valid_from < $received
          and (coalesce(l.$name, d.$name), coalesce(l.$group, d.$group))
              is distinct from (d.$name, d.$group)
        returning d.*, coalesce(l.$name, d.$name) as new_name, coalesce(l.$group, d.$group) as new_group)
      insert into $table
        (retailer_key, $id, valid_from, named_at, $name, $group, $others, from_list, listed_at)
      select retailer_key, $id, valid_to, valid_to, new_name, new_group, $others, true, valid_to
      from closed""";

  private static final String MARK =
      """
      update $table d
      set from_list = d.from_list or d.is_current, listed_at = $received
      from listed l
      where d.retailer_key = $retailer and d.$id = l.$id
        and coalesce(d.listed_at < $received, true)""";

  // What a live event adds at the same time has nothing but its id.
  private static final String INSERT_NEW =
      """
      insert into $table (retailer_key, $id, $name, $group, $others, from_list, listed_at)
      select $retailer, l.$id, l.$name, l.$group, $listed_others, true, $received
      from listed l
      where not exists (select 1 from $table d where d.retailer_key = $retailer and d.$id = l.$id)
      order by l.$id
      on conflict (retailer_key, $id, valid_from) do update
      set ($name, $group, $others, from_list, listed_at)
        = (excluded.$name, excluded.$group, $excluded_others, true, excluded.listed_at)""";
}
