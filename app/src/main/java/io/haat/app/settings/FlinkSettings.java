package io.haat.app.settings;

import java.util.Optional;

/**
 * The stream engine.
 *
 * @param address of the user's own cluster; empty: embedded
 * @param port of the embedded one, 0 for any free
 */
public record FlinkSettings(Optional<String> address, int port) {
  static FlinkSettings of(Values values) {
    return new FlinkSettings(
        values.parsed(Key.FLINK, FlinkSettings::httpUrl), values.port(Key.FLINK_PORT));
  }

  private static String httpUrl(String text) {
    if (!text.matches("https?://[^\\s/]+/?")) {
      throw new IllegalArgumentException("is not an address such as http://host:8081");
    }
    return text;
  }
}
