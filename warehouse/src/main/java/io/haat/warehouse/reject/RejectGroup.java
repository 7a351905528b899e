package io.haat.warehouse.reject;

/**
 * The records of one file or topic that broke one rule; a record that broke two is in both groups.
 *
 * @param file a file's name, or a topic's
 * @param object the first 12 digits of the file's SHA-256, or the topic's id
 * @param exampleRow the first of them, counted from 1 within the file, or its offset
 * @param example its raw text, at most its first 200 characters
 */
public record RejectGroup(
    String source,
    String file,
    String object,
    String rule,
    long rows,
    long exampleRow,
    String example) {}
