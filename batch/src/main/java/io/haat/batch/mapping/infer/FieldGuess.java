package io.haat.batch.mapping.infer;

/**
 * What a proposal fills one field with.
 *
 * @param field the canonical field
 * @param expression DuckDB SQL over the file's columns
 * @param reason why, in a few words
 */
public record FieldGuess(String field, String expression, Confidence confidence, String reason) {}
