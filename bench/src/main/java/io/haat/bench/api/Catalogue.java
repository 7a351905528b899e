package io.haat.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What there is to filter by.
 *
 * @param last the last day that has sales
 */
record Catalogue(List<JsonNode> stores, List<JsonNode> products, LocalDate last) {
  /** The chain that {@code haat generate} invents. */
  static final String RETAILER = "haat-demo";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OF_RETAILER = "?retailer=" + RETAILER;

  Catalogue {
    stores = List.copyOf(stores);
    products = List.copyOf(products);
  }

  static Catalogue read(HttpConnection api) throws IOException {
    List<JsonNode> months =
        items(
            api,
            "/api/v1/sales/timeseries"
                + OF_RETAILER
                + "&granularity=month&from=1990-01-01&to=2051-01-01");
    LocalDate lastMonth = start(months);
    List<JsonNode> days =
        items(
            api,
            "/api/v1/sales/timeseries"
                + OF_RETAILER
                + "&granularity=day&from="
                + lastMonth
                + "&to="
                + lastMonth.plusMonths(1));
    return new Catalogue(
        items(api, "/api/v1/stores").stream().filter(Catalogue::isOurs).toList(),
        items(api, "/api/v1/products").stream().filter(Catalogue::isOurs).toList(),
        start(days));
  }

  /** Of the last one with sales: a local time, of which the day counts. */
  private static LocalDate start(List<JsonNode> buckets) {
    JsonNode last =
        buckets.stream()
            .filter(bucket -> bucket.path("transactions").asLong() > 0)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return LocalDateTime.parse(last.get("start").asText()).toLocalDate();
  }

  private static boolean isOurs(JsonNode item) {
    return RETAILER.equals(item.path("retailer").asText());
  }

  private static List<JsonNode> items(HttpConnection api, String path) throws IOException {
    HttpConnection.Reply reply = api.get(path);
    if (reply.status() != 200) {
      throw new IOException(path + " answered " + reply.status() + ": " + reply.body());
    }
    JsonNode items = JSON.readTree(reply.body()).get("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }
}
