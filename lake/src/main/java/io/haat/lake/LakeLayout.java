package io.haat.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where things lie in the lake. The layout is a contract: other engines read it. */
public final class LakeLayout {
  /** The object that readers of the published city and product sales read. */
  public static final String CITY_PRODUCT_SALES =
      "published/city_product_sales/current/city_product_sales.parquet";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("'year='yyyy'/month='MM'/day='dd", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LakeLayout() {}

  public static String raw(String retailer, Instant receivedAt, String id, String name) {
    return rawOf(retailer) + DAY.format(receivedAt) + '/' + id + '-' + safe(name);
  }

  public static String rawOf(String retailer) {
    return "raw/" + safe(retailer) + '/';
  }

  /** The curated sales of one month; the file name follows. */
  public static String curated(String retailer, int year, int month) {
    return curatedOf(retailer) + String.format(Locale.ROOT, "year=%04d/month=%02d/", year, month);
  }

  public static String curatedOf(String retailer) {
    return "curated/sales/retailer=" + safe(retailer) + '/';
  }

  public static String rejected(String retailer) {
    return "rejected/retailer=" + safe(retailer) + '/';
  }

  /** A name that every file system and every URL takes. */
  static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]+", "_");
    return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
  }
}
