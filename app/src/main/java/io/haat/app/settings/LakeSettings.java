package io.haat.app.settings;

import java.util.Optional;

/**
 * The lake.
 *
 * @param location a folder; empty: in the data directory
 */
public record LakeSettings(Optional<String> location) {
  static LakeSettings of(Values values) {
    return new LakeSettings(values.text(Key.LAKE));
  }
}
