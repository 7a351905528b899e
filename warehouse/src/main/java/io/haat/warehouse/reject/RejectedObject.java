package io.haat.warehouse.reject;

/**
 * A raw object with rejected records.
 *
 * @param object the first 12 digits of its SHA-256
 * @param rejected how many of its records are rejected, at least 1
 */
public record RejectedObject(
    String retailer, String source, String file, String object, long rejected) {}
