package io.haat.batch.mapping;

/**
 * A canonical field that a mapping may fill.
 *
 * @param required whether every mapping of its target must fill it
 */
public record Field(String name, FieldKind kind, boolean required) {}
