package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
  private final EventSchemas schemas;

  SchemaTest() throws IOException {
    schemas = new EventSchemas();
  }

  @ParameterizedTest
  @EnumSource
  void schemas_are_schemas(EventType type) {
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertThat(metaSchema.validate(schemas.source(type))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void schemas_and_reader_know_the_same_fields(EventType type) {
    assertSame(schemas.source(type), EventContract.of(type));
    if (type == EventType.SALE) {
      assertSame(schemas.source(type).at("/properties/items/items"), EventContract.ITEM);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_field_says_what_it_means(EventType type) {
    JsonNode source = schemas.source(type);
    assertThat(source.findValues("properties"))
        .allSatisfy(
            properties ->
                assertThat(properties)
                    .allSatisfy(
                        field -> assertThat(field.path("description").asText()).isNotBlank()));
    assertThat(source.path("description").asText()).isNotBlank();
  }

  private static void assertSame(JsonNode schema, EventContract contract) {
    var fields = new TreeSet<String>();
    schema.get("properties").fieldNames().forEachRemaining(fields::add);
    var required = new TreeSet<String>();
    schema.get("required").forEach(name -> required.add(name.asText()));

    var known = new TreeSet<String>();
    var demanded = new TreeSet<String>();
    for (EventField field : EventField.values()) {
      if (contract.field(field.word()) != null) {
        known.add(field.word());
      }
      if ((contract.requiredBits() & field.bit()) != 0) {
        demanded.add(field.word());
      }
    }
    assertThat(fields).isEqualTo(known);
    assertThat(required).isEqualTo(demanded);
  }
}
