package io.haat.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CSV file without quoted line ends, as two files that have some of its lines in common. */
record Halves(Path first, Path second) {

  /** The first 60 % and the last 60 % of its lines. */
  static Halves of(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> rows = lines.subList(1, lines.size());
    int cut = rows.size() * 6 / 10;
    return new Halves(
        write(file, "first-", lines.get(0), rows.subList(0, cut)),
        write(file, "second-", lines.get(0), rows.subList(rows.size() - cut, rows.size())));
  }

  static Path write(Path file, String prefix, String header, List<String> rows) throws IOException {
    var lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    return Files.write(file.resolveSibling(prefix + file.getFileName()), lines);
  }
}
