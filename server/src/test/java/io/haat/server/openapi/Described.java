package io.haat.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The description as a client reads it. */
final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Headers of every message, which a description does not repeat. */
  private static final Set<String> OF_HTTP =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "date",
          "transfer-encoding");

  private final JsonNode document;

  private Described(JsonNode document) {
    this.document = document;
  }

  static Described read() {
    try {
      byte[] json = io.haat.server.http.JsonAnswer.of(ApiDescription.load().document());
      return new Described(JSON.readTree(json));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  JsonNode document() {
    return document;
  }

  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                new Operation(
                                    this,
                                    method.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()))));
    return operations;
  }

  /** What a reference means, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Whether an answer to a call is as the call's description has it; its body. */
  JsonNode check(Operation operation, HttpResponse<String> answer) throws IOException {
    checkHeaders(operation, answer);
    String type = type(answer);
    if (answer.body().isEmpty() || type.equals("text/csv")) {
      return JSON.nullNode();
    }
    JsonNode schema = operation.schema(answer.statusCode(), type);
    assertThat(schema.isMissingNode()).as("%s is not described: %s", operation, answer).isFalse();
    JsonNode body = JSON.readTree(answer.body());
    assertThat(schema(schema).validate(body)).as(answer.uri().toString()).isEmpty();
    return body;
  }

  private void checkHeaders(Operation operation, HttpResponse<?> answer) {
    var told = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    told.addAll(answer.headers().map().keySet());
    told.removeAll(OF_HTTP);
    JsonNode described = operation.response(answer.statusCode()).path("headers");
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    described.fieldNames().forEachRemaining(names::add);
    assertThat(names).as("headers of %s", answer).containsAll(told);
    described
        .properties()
        .forEach(
            header -> {
              JsonNode what = resolved(header.getValue());
              if (what.path("required").asBoolean()) {
                assertThat(told).as(answer.toString()).contains(header.getKey());
              }
              answer
                  .headers()
                  .firstValue(header.getKey())
                  .ifPresent(value -> checkHeader(header.getKey(), what.get("schema"), value));
            });
  }

  private void checkHeader(String name, JsonNode schema, String value) {
    JsonNode typed =
        schema.get("type").asText().equals("integer")
            ? JSON.getNodeFactory().numberNode(Long.parseLong(value))
            : JSON.getNodeFactory().textNode(value);
    assertThat(schema(schema).validate(typed)).as(name + ": " + value).isEmpty();
  }

  static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  /** A validator; the references in a schema are those of the document. */
  Schema schema(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.set("components", document.get("components"));
    root.set("allOf", JSON.createArrayNode().add(schema));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }
}
