package io.haat.batch.frame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Knows by their first bytes the files that people give by mistake. */
record FileKind(String name, String nextStep, int offset, String magic) {
  private static final String EXCEL = "Save it as \"CSV UTF-8\" in the spreadsheet and load that.";
  private static final String UNPACK = "Unpack it and load the text file inside.";
  private static final String EXPORT = "Export the data as CSV and load that.";

  private static final List<FileKind> KNOWN =
      List.of(
          new FileKind("a Parquet file", "Set format: parquet in its mapping.", 0, "PAR1\u0015"),
          new FileKind("an old Excel workbook (.xls)", EXCEL, 0, "\u00D0\u00CF\u0011\u00E0"),
          new FileKind("a zip archive", UNPACK, 0, "PK\u0003\u0004"),
          new FileKind("an empty zip archive", UNPACK, 0, "PK\u0005\u0006"),
          new FileKind("a 7z archive", UNPACK, 0, "7z\u00BC\u00AF'\u001C"),
          new FileKind("a RAR archive", UNPACK, 0, "Rar!\u001A\u0007"),
          new FileKind("an xz file", UNPACK, 0, "\u00FD7zXZ\u0000"),
          new FileKind("a bzip2 file", UNPACK, 4, "1AY&SY"),
          new FileKind("an lz4 file", UNPACK, 0, "\u0004\"M\u0018"),
          new FileKind("a tar archive", UNPACK, 257, "ustar"),
          new FileKind("a PDF", EXPORT, 0, "%PDF-"),
          new FileKind("an SQLite database", EXPORT, 0, "SQLite format 3\u0000"),
          new FileKind("an Avro file", EXPORT, 0, "Obj\u0001"),
          new FileKind("a PNG image", EXPORT, 0, "\u0089PNG"),
          new FileKind("a JPEG image", EXPORT, 0, "\u00FF\u00D8\u00FF"),
          new FileKind(
              "a web page (HTML)",
              "The download probably gave an error or a login page: open it in a browser.",
              0,
              "<!doctype html"),
          new FileKind(
              "a web page (HTML)",
              "The download probably gave an error or a login page: open it in a browser.",
              0,
              "<html"));

  /** What the file looks like, if it is nothing that framing reads. */
  static Optional<FileKind> of(byte[] bytes, int from, int to) {
    String head = new String(bytes, from, Math.min(to - from, 4096), StandardCharsets.ISO_8859_1);
    boolean workbook = head.startsWith("PK\u0003\u0004") && isWorkbook(head);
    if (workbook) {
      return Optional.of(new FileKind("an Excel workbook (.xlsx)", EXCEL, 0, "PK"));
    }
    String lower = head.stripLeading().toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(
            kind ->
                head.startsWith(kind.magic, kind.offset)
                    || (kind.magic.startsWith("<") && lower.startsWith(kind.magic)))
        .findFirst();
  }

  private static boolean isWorkbook(String head) {
    return head.contains("[Content_Types].xml") || head.contains("xl/");
  }
}
