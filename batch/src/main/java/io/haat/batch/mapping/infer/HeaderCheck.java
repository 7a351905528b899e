package io.haat.batch.mapping.infer;

import java.util.List;

/** Asks whether the first record of a file is a header at all. */
final class HeaderCheck {
  private HeaderCheck() {}

  static void check(Draft draft) {
    List<String> header = draft.sample.header();
    List<String> values =
        header.stream()
            .filter(name -> name.matches("[+-]?[\\d.,]+") || DateShape.of(name).isPresent())
            .toList();
    if (!values.isEmpty()) {
      draft.unclear(
          "header: the first record holds values such as "
              + values.get(0)
              + " instead of names; if the file has no header, write `header: false` under csv: and"
              + " name the columns column_1, column_2, …");
    }
    if (header.size() == 1) {
      draft.unclear(
          "delimiter: the file seems to have one column only; write the delimiter under csv:");
    }
  }
}
