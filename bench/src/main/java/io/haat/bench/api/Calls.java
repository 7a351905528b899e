package io.haat.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes the calls that pages of the dashboard make, with filters as a reader combines them: a
 * store's own city, region and tier, so that most answers are not empty. No call comes twice, so
 * nothing that remembers answers can help.
 */
final class Calls {
  private static final int[] PERIODS = {1, 7, 28, 90, 365, 730};
  private static final int LAST_DAYS = 60;
  private static final int FEW_DAYS = 7;

  private static final List<String> SHARED =
      List.of(
          "sales/summary",
          "sales/timeseries",
          "sales/by/store",
          "sales/by/city",
          "sales/by/region",
          "sales/by/tier",
          "sales/by/category",
          "sales/by/product");

  private static final List<String> FEEDS =
      List.of("live", "live/sales", "loads", "rejects", "rejects/by-rule", "late-events");

  private final Catalogue catalogue;
  private final Random random;
  private final Set<String> made = new LinkedHashSet<>();

  Calls(Catalogue catalogue, long seed) {
    this.catalogue = catalogue;
    this.random = new Random(seed);
  }

  /** Calls of all pages; those of sales, which have the filters, are most of them. */
  List<String> ofTheDashboard(int count) {
    return make(count, true);
  }

  /** Calls that the plain service answers, too. */
  List<String> ofSales(int count) {
    return make(count, false);
  }

  /** The calls of pages that are not about a period. */
  static List<String> feeds() {
    return FEEDS.stream().map(feed -> "/api/v1/" + feed).toList();
  }

  private List<String> make(int count, boolean hours) {
    var calls = new ArrayList<String>(count);
    while (calls.size() < count) {
      String call = next(hours);
      if (made.add(call)) {
        calls.add(call);
      }
    }
    return calls;
  }

  private String next(boolean hours) {
    String resource = pick(SHARED);
    int length = PERIODS[random.nextInt(PERIODS.length)];
    LocalDate to = catalogue.last().plusDays(1).minusDays(random.nextInt(LAST_DAYS));
    var call = new StringBuilder("/api/v1/").append(resource);
    call.append("?retailer=").append(Catalogue.RETAILER);
    call.append("&from=").append(to.minusDays(length)).append("&to=").append(to);
    if (resource.equals("sales/timeseries")) {
      call.append("&granularity=").append(granularity(length, hours));
    }
    JsonNode store = pick(catalogue.stores());
    filter(call, store, "store", 0.15);
    filter(call, store, "city", 0.2);
    filter(call, store, "region", 0.25);
    filter(call, store, "tier", 0.25);
    JsonNode product = pick(catalogue.products());
    filter(call, product, "category", 0.3);
    filter(call, product, "product", 0.15);
    return call.toString();
  }

  private String granularity(int days, boolean hours) {
    return days <= FEW_DAYS ? hours ? "hour" : "day" : pick(List.of("day", "week", "month"));
  }

  private void filter(StringBuilder call, JsonNode item, String name, double share) {
    JsonNode value = item.path(name);
    if (random.nextDouble() < share && value.isTextual()) {
      String text = URLEncoder.encode(value.asText(), StandardCharsets.UTF_8);
      call.append('&').append(name).append('=').append(text);
    }
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
