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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the calls that pages of the dashboard make, with filters as a reader combines them: a
 * store's own city, region and tier, so that most answers are not empty. No call comes twice, so
 * nothing that remembers answers can help.
 */
final class Calls {
  private static final List<Integer> PERIODS = List.of(1, 7, 28, 90, 365, 730);

  /** Hours and channels of products and categories are told of a month at most. */
  private static final List<Integer> SHORT_PERIODS = List.of(1, 7, 28);

  private static final int LAST_DAYS = 60;
  private static final List<String> CHANNELS = List.of("in_store", "online");
  private static final List<String> COVER = List.of("out", "under_3", "under_7", "more");

  /** What the plain service answers, too. */
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

  private static final List<String> OWN =
      List.of(
          "sales/heatmap",
          "sales/lines",
          "sales/by-city-product",
          "refunds/by-reason",
          "inventory");

  private static final List<String> OF_CUSTOMERS = List.of("customers", "customers/timeseries");

  private static final List<String> WITH_CHANNEL =
      Stream.of(SHARED, List.of("sales/heatmap", "sales/lines", "refunds/by-reason"))
          .flatMap(List::stream)
          .toList();

  private static final Set<String> OF_PRODUCTS = Set.of("sales/by/category", "sales/by/product");

  /** Of a category or product. */
  private static final Set<String> OF_FEW_DAYS =
      Set.of("sales/heatmap", "customers", "customers/timeseries");

  private static final List<String> FEEDS =
      List.of("live", "live/sales", "loads", "rejects", "rejects/by-rule", "late-events");

  private final Catalogue catalogue;
  private final Random random;
  private final Set<String> made = new LinkedHashSet<>();

  Calls(Catalogue catalogue, long seed) {
    this.catalogue = catalogue;
    this.random = new Random(seed);
  }

  /** Calls of all pages, of each resource about as many. */
  List<String> ofTheDashboard(int count) {
    List<String> all = Stream.of(SHARED, OWN).flatMap(List::stream).toList();
    return make(count, () -> next(pick(all)));
  }

  /** Whether a call asks for some products: no rollup holds the customers of these. */
  static boolean isOfProducts(String call) {
    return call.contains("category=") || call.contains("product=");
  }

  /** Calls of the page of customers: people cannot be added up, so these are counted one by one. */
  List<String> ofCustomers(int count) {
    return make(count, () -> next(pick(OF_CUSTOMERS)));
  }

  /** Calls that the plain service answers, too: it knows no hours. */
  List<String> ofSales(int count) {
    return make(count, () -> next(pick(SHARED)).replace("granularity=hour", "granularity=day"));
  }

  /** Calls with a filter that few readers use. */
  List<String> ofChannels(int count) {
    return make(
        count,
        () -> {
          String resource = pick(WITH_CHANNEL);
          View view = view(resource, "&channel=" + pick(CHANNELS));
          return call(resource, view);
        });
  }

  /** What the page of sales asks when it is opened or a filter is changed: bodies of batches. */
  List<String> pages(int count) {
    return make(
        count,
        () -> {
          View view = view("page", "");
          var requests = new ArrayList<String>();
          requests.add(view.of("sales/summary"));
          requests.add(view.of("sales/timeseries", view.granularity()));
          requests.add(view.before().of("sales/timeseries", view.granularity()));
          requests.add(view.of("sales/by/category"));
          requests.add(view.before().of("sales/by/category"));
          if (hoursAreTold(view)) {
            requests.add(view.of("sales/heatmap"));
          }
          requests.add(view.of("sales/lines", "limit=25"));
          return requests.stream()
              .map(request -> "\"" + request.substring("/api/v1/".length()) + "\"")
              .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
        });
  }

  /** The calls of pages that are not about a period. */
  static List<String> feeds() {
    return FEEDS.stream().map(feed -> "/api/v1/" + feed).toList();
  }

  /** The resource that a call asks. */
  static String resource(String call) {
    return call.substring("/api/v1/".length()).replaceFirst("\\?.*", "");
  }

  private List<String> make(int count, Supplier<String> next) {
    var calls = new ArrayList<String>(count);
    while (calls.size() < count) {
      String call = next.get();
      if (made.add(call)) {
        calls.add(call);
      }
    }
    return calls;
  }

  private String next(String resource) {
    return switch (resource) {
      case "inventory" -> inventory();
      case "sales/by-city-product" -> cityProducts();
      default -> call(resource, view(resource, ""));
    };
  }

  private String call(String resource, View view) {
    return switch (resource) {
      case "sales/timeseries" -> view.of(resource, granularity(view));
      case "customers" -> view.of(resource, "limit=" + pick(List.of(1, 50)));
      case "customers/timeseries" -> view.of(resource, customerGranularity(view));
      case "sales/lines" -> lines(view);
      default -> view.of(resource);
    };
  }

  private String granularity(View view) {
    String usual = view.granularity();
    return usual.equals("granularity=hour")
        ? usual
        : "granularity=" + pick(List.of("day", "week", "month"));
  }

  private static String customerGranularity(View view) {
    return view.granularity().replace("hour", "day");
  }

  private String lines(View view) {
    if (random.nextDouble() < 0.3) {
      return view.of("sales/lines", "limit=25", "kind=refund");
    }
    if (hoursAreTold(view) && random.nextDouble() < 0.2) {
      String slot = "weekday=" + (1 + random.nextInt(7)) + "&hour=" + (9 + random.nextInt(12));
      return view.of("sales/lines", "limit=25", slot);
    }
    return view.of("sales/lines", "limit=25");
  }

  private String inventory() {
    var call = new StringBuilder(view("inventory", "").withoutDays("inventory"));
    call.append("&limit=").append(pick(List.of(1, 50)));
    if (random.nextDouble() < 0.3) {
      call.append("&low_stock=true");
    } else if (random.nextDouble() < 0.3) {
      call.append("&cover=").append(pick(COVER));
    }
    return call.toString();
  }

  private String cityProducts() {
    var call = new StringBuilder("/api/v1/sales/by-city-product?retailer=");
    call.append(Catalogue.RETAILER);
    filter(call, pick(catalogue.stores()), "city", 0.5);
    filter(call, pick(catalogue.products()), "product", 0.5);
    return call.append("&limit=").append(1 + random.nextInt(200)).toString();
  }

  private static boolean hoursAreTold(View view) {
    return !view.narrow() || view.days() <= SHORT_PERIODS.get(SHORT_PERIODS.size() - 1);
  }

  private View view(String resource, String moreFilters) {
    var filters = new StringBuilder();
    JsonNode store = pick(catalogue.stores());
    filter(filters, store, "store", 0.15);
    filter(filters, store, "city", 0.2);
    filter(filters, store, "region", 0.25);
    filter(filters, store, "tier", 0.25);
    int ofStores = filters.length();
    JsonNode product = pick(catalogue.products());
    filter(filters, product, "category", 0.3);
    filter(filters, product, "product", 0.15);
    boolean narrow = filters.length() > ofStores;
    boolean channel = !moreFilters.isEmpty();
    boolean few =
        narrow
            ? channel || OF_FEW_DAYS.contains(resource)
            : channel && OF_PRODUCTS.contains(resource);
    int length = pick(few ? SHORT_PERIODS : PERIODS);
    LocalDate to = catalogue.last().plusDays(1).minusDays(random.nextInt(LAST_DAYS));
    return new View(filters + moreFilters, narrow, to.minusDays(length), to);
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
