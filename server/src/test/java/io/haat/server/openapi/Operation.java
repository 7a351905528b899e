package io.haat.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call as it is described.
 *
 * @param path with {@code {name}} for parts of it
 */
record Operation(Described described, String method, String path, JsonNode node) {
  /** A parameter, without references. */
  record Parameter(String name, String in, JsonNode schema, JsonNode example) {
    /** The example as it stands in an address. */
    String value() {
      return example.isArray() ? example.get(0).asText() : example.asText();
    }
  }

  List<Parameter> parameters(String in) {
    var parameters = new ArrayList<Parameter>();
    for (JsonNode reference : node.path("parameters")) {
      JsonNode parameter = described.resolved(reference);
      if (parameter.get("in").asText().equals(in)) {
        parameters.add(
            new Parameter(
                parameter.get("name").asText(),
                in,
                described.resolved(parameter.get("schema")),
                parameter.path("example")));
      }
    }
    return parameters;
  }

  Set<String> names(String in) {
    var names = new TreeSet<String>();
    parameters(in).forEach(parameter -> names.add(parameter.name()));
    return names;
  }

  /** The path with its examples. */
  String address() {
    String address = path;
    for (Parameter parameter : parameters("path")) {
      address = address.replace("{" + parameter.name() + "}", parameter.value());
    }
    return address;
  }

  /** The address with one parameter. */
  String address(String name, String value) {
    return address() + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What an answer of this status and type must look like; missing if it is not described. */
  JsonNode schema(int status, String type) {
    return response(status).path("content").path(type).path("schema");
  }

  /** An answer of this status. */
  JsonNode response(int status) {
    JsonNode responses = node.get("responses");
    JsonNode response = responses.path(Integer.toString(status));
    return described.resolved(response.isMissingNode() ? responses.path("default") : response);
  }

  boolean isDescribed(int status) {
    return node.get("responses").has(Integer.toString(status));
  }

  boolean answersItems() {
    return method.equals("GET") && !schema(200, "application/json").isMissingNode();
  }

  /** The names of an item's fields. */
  Set<String> fields() {
    JsonNode answer = described.resolved(schema(200, "application/json"));
    JsonNode item = described.resolved(answer.at("/properties/items/items"));
    var fields = new TreeSet<String>();
    item.path("properties").fieldNames().forEachRemaining(fields::add);
    for (JsonNode part : item.path("allOf")) {
      described.resolved(part).path("properties").fieldNames().forEachRemaining(fields::add);
    }
    return fields;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
