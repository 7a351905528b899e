package io.haat.app.settings;

/**
 * Dashboard and REST API.
 *
 * @param port 0 for any free one
 */
public record ApiSettings(int port) {
  static ApiSettings of(Values values) {
    return new ApiSettings(values.port(Key.API_PORT));
  }
}
