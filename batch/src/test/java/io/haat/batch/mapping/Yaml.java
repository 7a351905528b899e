package io.haat.batch.mapping;

/** A good mapping, and ways to spoil it. */
final class Yaml {
  static final String GOOD =
      """
      source: my-shop
      retailer: shops
      format: csv
      encoding: windows-1252
      csv: {delimiter: ';', quote: '"', header: true, null: ["", "NA"]}
      timezone: Europe/Berlin
      currency: EUR
      line:
        transaction_id: Bon
        sold_at: instant(Datum, '%d.%m.%Y %H:%M')
        product_id: Artikel
        quantity: number(Menge, '1.234,56')
        unit_price: number(Preis, '1.234,56')
      reject:
        - {rule: free_gift, when: "unit_price = 0"}
        - rule: test_receipt
          when: raw."Bon" like 'T%'
      """;

  private Yaml() {}

  /** The good mapping with a part replaced. */
  static String with(String part, String other) {
    if (!GOOD.contains(part)) {
      throw new IllegalArgumentException("not in the mapping: " + part);
    }
    return GOOD.replace(part, other);
  }
}
