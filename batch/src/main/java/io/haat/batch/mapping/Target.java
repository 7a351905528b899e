package io.haat.batch.mapping;

import static io.haat.batch.mapping.FieldKind.DATE;
import static io.haat.batch.mapping.FieldKind.EXACT;
import static io.haat.batch.mapping.FieldKind.MEASURE;
import static io.haat.batch.mapping.FieldKind.MOMENT;
import static io.haat.batch.mapping.FieldKind.TEXT;
import static io.haat.batch.mapping.FieldKind.WHOLE;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rows of a source become, with the canonical fields of each. */
public enum Target {
  /** Lines of sales and refunds. */
  LINE(
      must(TEXT, "transaction_id", "product_id"),
      must(MOMENT, "sold_at"),
      must(EXACT, "quantity", "unit_price"),
      may(TEXT, "line_no", "kind"),
      may(TEXT, "store_id", "store_name", "store_city", "store_region", "store_tier"),
      may(TEXT, "product_name", "category", "customer_id", "customer_name"),
      may(EXACT, "discount", "tax_amount", "total_amount"),
      may(TEXT, "currency", "payment_method", "channel", "reason", "original_transaction_id")),
  /** A product catalogue. */
  PRODUCT(
      must(TEXT, "product_id"),
      may(TEXT, "product_name", "category", "brand"),
      may(EXACT, "unit_cost", "unit_price"),
      may(TEXT, "unit_of_measure"),
      may(WHOLE, "lead_time_days")),
  /** A list of stores. */
  STORE(
      must(TEXT, "store_id"),
      may(TEXT, "store_name", "city", "region", "country", "tier", "timezone", "currency"),
      may(MEASURE, "latitude", "longitude"),
      may(DATE, "opened_on")),
  /** A list of customers. */
  CUSTOMER(
      must(TEXT, "customer_id"),
      may(TEXT, "customer_name", "city", "region", "age_band", "gender"),
      may(DATE, "joined_on"));

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view of a map that nobody else has
  private final Map<String, Field> fields;

  @SafeVarargs
  Target(List<Field>... groups) {
    var byName = new LinkedHashMap<String, Field>();
    for (List<Field> group : groups) {
      group.forEach(field -> byName.put(field.name(), field));
    }
    this.fields = Collections.unmodifiableMap(byName);
  }

  /** The key of a mapping file under which its fields stand, such as {@code line}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All fields by name, required ones first. */
  public Map<String, Field> fields() {
    return fields;
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Names of the fields that every mapping must fill. */
  public Set<String> required() {
    return fields.values().stream()
        .filter(Field::required)
        .map(Field::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Field> must(FieldKind kind, String... names) {
    return List.of(names).stream().map(name -> new Field(name, kind, true)).toList();
  }

  private static List<Field> may(FieldKind kind, String... names) {
    return List.of(names).stream().map(name -> new Field(name, kind, false)).toList();
  }
}
