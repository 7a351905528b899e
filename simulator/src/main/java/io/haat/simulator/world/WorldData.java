package io.haat.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The lists that the world is made of: lines of fields separated by a bar, {@code #} beginning a
 * comment.
 */
final class WorldData {
  private WorldData() {}

  static List<List<String>> read(String name) {
    try (InputStream in = WorldData.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the simulator's list " + name + " is missing from its jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\\|", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the simulator's list " + name, e);
    }
  }
}
