package io.haat.warehouse.reject;

/**
 * A raw object, or a topic, with rejected records.
 *
 * @param retailer empty if records of a topic do not tell whose they are
 * @param file a file's name, or a topic's
 * @param object the first 12 digits of the file's SHA-256, or the topic's id
 * @param event whether it is a topic
 * @param rejected how many of its records are rejected, at least 1
 */
public record RejectedObject(
    String retailer, String source, String file, String object, boolean event, long rejected) {}
