package io.haat.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.server.RunningServer;
import io.haat.server.http.Parameter;
import io.haat.server.http.ResourceHandler;
import io.haat.server.web.Shops;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description and the server say the same, both ways. */
final class DescriptionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Described DESCRIBED = Described.read();

  /** Minutes are told of two days at most. */
  private static final String LATELY = "&from=2025-03-14";

  /** Any channel may be asked for: the warehouse keeps no list of them. */
  private static final String FREE_TEXT = "channel";

  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new RunningServer();
    Shops.fill(server.database(), RunningServer.NOW, 40);
    server.execute(AS_IN_THE_DEMO);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  static List<Operation> operations() {
    return DESCRIBED.operations();
  }

  /** The calls that answer with items. */
  static Stream<Operation> resources() {
    return operations().stream().filter(Operation::answersItems);
  }

  @Test
  void every_route_is_described_and_nothing_else() {
    var routes =
        server.endpoints().stream()
            .filter(endpoint -> endpoint.path.startsWith("/api/v1/"))
            // As GET, whatever the call.
            .filter(endpoint -> !endpoint.method.equals(HandlerType.HEAD))
            .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
            .toList();

    assertThat(operations().stream().map(Operation::toString))
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void every_parameter_is_described_and_nothing_else() {
    var taken = new TreeMap<String, TreeSet<String>>();
    server.endpoints().stream()
        .filter(endpoint -> endpoint.handler instanceof ResourceHandler)
        .forEach(
            endpoint ->
                taken.put(
                    endpoint.path,
                    ((ResourceHandler) endpoint.handler)
                        .parameters().stream()
                            .map(Parameter::word)
                            .collect(Collectors.toCollection(TreeSet::new))));

    assertThat(resources().collect(Collectors.toMap(Operation::path, it -> it.names("query"))))
        .containsExactlyInAnyOrderEntriesOf(taken);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void every_call_and_parameter_says_what_it_means(Operation operation) {
    assertThat(operation.node().path("summary").asText()).isNotBlank();
    assertThat(DESCRIBED.document().get("tags").findValuesAsText("name"))
        .contains(operation.node().at("/tags/0").asText());
    for (JsonNode parameter : operation.node().path("parameters")) {
      assertThat(DESCRIBED.resolved(parameter).path("description").asText()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("resources")
  void answers_are_as_described_with_each_parameter(Operation operation) throws Exception {
    assertThat(checked(operation, operation.address(), 200).get("items")).isNotEmpty();
    for (Operation.Parameter parameter : operation.parameters("query")) {
      if (!parameter.example().isMissingNode()) {
        checked(operation, operation.address(parameter.name(), parameter.value()), 200);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("resources")
  void the_lines_of_a_csv_have_the_fields_of_an_item(Operation operation) throws Exception {
    HttpResponse<String> answer = get(operation.address("format", "csv"));
    DESCRIBED.check(operation, answer);

    assertThat(operation.schema(200, Described.type(answer)).isMissingNode()).isFalse();
    assertThat(answer.body().lines().findFirst().orElseThrow().split(","))
        .containsExactlyInAnyOrderElementsOf(operation.fields());
  }

  @ParameterizedTest
  @MethodSource("resources")
  void words_and_bounds_are_those_described(Operation operation) throws Exception {
    for (Operation.Parameter parameter : operation.parameters("query")) {
      JsonNode schema = parameter.schema();
      for (JsonNode word : schema.path("enum")) {
        String address = operation.address(parameter.name(), word.asText());
        checked(
            operation, operation.names("query").contains("from") ? address + LATELY : address, 200);
      }
      if (schema.has("enum")) {
        checked(operation, operation.address(parameter.name(), "nonsense"), 400);
      }
      if (schema.has("maximum")) {
        int least = schema.get("minimum").asInt();
        int most = schema.get("maximum").asInt();
        checked(operation, operation.address(parameter.name(), "" + least), 200);
        checked(operation, operation.address(parameter.name(), "" + most), 200);
        checked(operation, operation.address(parameter.name(), "" + (least - 1)), 400);
        checked(operation, operation.address(parameter.name(), "" + (most + 1)), 400);
      }
    }
    for (Operation.Parameter parameter : operation.parameters("path")) {
      for (JsonNode word : parameter.schema().path("enum")) {
        checked(
            operation, operation.path().replace("{" + parameter.name() + "}", word.asText()), 200);
      }
      checked(operation, operation.path().replace("{" + parameter.name() + "}", "nonsense"), 404);
    }
  }

  @ParameterizedTest
  @MethodSource("resources")
  void what_is_left_out_has_the_default_described(Operation operation) throws Exception {
    for (Operation.Parameter parameter : operation.parameters("query")) {
      JsonNode fallback = parameter.schema().path("default");
      if (!fallback.isMissingNode()) {
        assertThat(items(operation.address(parameter.name(), fallback.asText())))
            .isEqualTo(items(operation.address()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("resources")
  void what_does_not_exist_is_404_where_that_is_described_and_else_an_empty_answer(
      Operation operation) throws Exception {
    boolean anyUnknown = !operation.parameters("path").isEmpty();
    for (Operation.Parameter parameter : operation.parameters("query")) {
      if (parameter.example().isArray() && !parameter.name().equals(FREE_TEXT)) {
        String address = operation.address(parameter.name(), "nowhere");
        int status = get(address).statusCode();
        anyUnknown |= status == 404;
        checked(operation, address, operation.isDescribed(404) ? 404 : 200);
      }
    }
    assertThat(operation.isDescribed(404)).isEqualTo(anyUnknown);
  }

  @ParameterizedTest
  @MethodSource("resources")
  void an_answer_has_a_tag_that_stands_where_that_is_described(Operation operation)
      throws Exception {
    HttpResponse<String> answer = get(operation.address());
    String tag = answer.headers().firstValue("ETag").orElse("none");
    var again = HttpRequest.newBuilder(answer.uri()).header("If-None-Match", tag).build();

    HttpResponse<String> second = server.send(again);
    assertThat(second.statusCode()).isEqualTo(operation.isDescribed(304) ? 304 : 200);
    DESCRIBED.check(operation, second);
    assertThat(operation.names("header").contains("If-None-Match"))
        .isEqualTo(operation.isDescribed(304));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void unknown_parameters_and_methods_are_problems(Operation operation) throws Exception {
    if (operation.answersItems()) {
      checked(operation, operation.address("stroe", "S001"), 400);
    }
    var request =
        HttpRequest.newBuilder(server.uri("/").resolve(operation.address()))
            .method("DELETE", HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> answer = server.send(request.build());

    assertThat(answer.statusCode()).isEqualTo(405);
    DESCRIBED.check(operation, answer);
  }

  /** A comma in a short mapping of YAML ends the text that it stands in. */
  @Test
  void no_text_was_cut_at_a_comma() {
    assertThat(keys(DESCRIBED.document())).allSatisfy(key -> assertThat(key).doesNotContain(" "));
  }

  private static Stream<String> keys(JsonNode node) {
    return Stream.concat(
        node.properties().stream().map(Map.Entry::getKey),
        StreamSupport.stream(node.spliterator(), false).flatMap(DescriptionTest::keys));
  }

  @Test
  void the_document_served_is_the_one_checked() throws Exception {
    HttpResponse<String> yaml = get("/api/openapi.yaml");

    assertThat(Described.type(yaml)).isEqualTo("application/yaml");
    assertThat(yaml.body()).isEqualTo(ApiDescription.load().yaml());
    assertThat(JSON.readTree(get("/api/openapi.json").body())).isEqualTo(DESCRIBED.document());
  }

  @Test
  void every_component_is_used_and_every_reference_leads_somewhere() {
    var references = new TreeSet<>(DESCRIBED.document().findValuesAsText("$ref"));
    var components = new TreeSet<String>();
    for (Map.Entry<String, JsonNode> kind : DESCRIBED.document().get("components").properties()) {
      kind.getValue()
          .fieldNames()
          .forEachRemaining(name -> components.add("#/components/" + kind.getKey() + "/" + name));
    }

    assertThat(references).isEqualTo(components);
  }

  private static JsonNode checked(Operation operation, String address, int status)
      throws Exception {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).as(address + " " + answer.body()).isEqualTo(status);
    return DESCRIBED.check(operation, answer);
  }

  private static JsonNode items(String address) throws Exception {
    return JSON.readTree(get(address).body()).get("items");
  }

  private static HttpResponse<String> get(String address) {
    return server.send(HttpRequest.newBuilder(server.uri("/").resolve(address)).build());
  }

  /** The examples of the description are of the demo: so are the shops here, then. */
  private static final String AS_IN_THE_DEMO =
      """
      update dim_retailer set retailer = 'haat-demo' where retailer = 'bazaar';
      update transactions_summary set retailer = 'haat-demo' where retailer = 'bazaar';
      update city_product_sales set retailer = 'haat-demo' where retailer = 'bazaar';
      update dim_store set store_tier = '1' where store_tier = 'flagship';
      update dim_product set category = 'Beverages' where category = 'Drinks';
      update dim_product set product_id = 'P00001' where product_id = 'P0040';
      update stock_level set product_id = 'P00001' where product_id = 'P0040';
      update product_pace set product_id = 'P00001' where product_id = 'P0040';
      update city_product_sales set product_id = 'P00001' where product_id = 'P0040'""";
}
