package io.haat.app.settings;

/**
 * A value as it was written.
 *
 * @param text not empty
 * @param origin where it was written, for messages: {@code haat.yaml:3 (database.port)}
 */
record GivenValue(String text, String origin) {}
