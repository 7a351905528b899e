package io.haat.batch.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What framing must make of an object, said once more as two regular expressions. Each byte is one
 * character.
 */
final class ReferenceCsv {
  final List<List<String>> rows = new ArrayList<>();
  final List<String> rejects = new ArrayList<>();

  private final Pattern record;
  private final Pattern line;
  private final String lineEnd;
  private final int columns;
  private final int maxLength;

  private ReferenceCsv(boolean carriageReturnOnly, int columns, int maxLength) {
    String end = carriageReturnOnly ? "(?:\\r|\\z)" : "(?:\\r?\\n|\\r?\\z)";
    String data = carriageReturnOnly ? "[^\",\\r\\n]" : "(?:[^\",\\r\\n]|\\r(?!\\n|\\z))";
    String field = "(?:\"(?:[^\"]|\"\")*+\"|" + data + "*+)";
    this.record = Pattern.compile("(" + field + "(?:," + field + ")*+)" + end);
    this.line =
        Pattern.compile(
            carriageReturnOnly ? "([^\\r]*+)" + end : "((?:[^\\r\\n]|\\r(?!\\n|\\z))*+)" + end);
    this.lineEnd = carriageReturnOnly ? "\r" : "\n";
    this.columns = columns;
    this.maxLength = maxLength;
  }

  /**
   * @param object without the header
   * @param maxLength of a record, in bytes
   */
  static ReferenceCsv read(byte[] object, boolean carriageReturnOnly, int columns, int maxLength) {
    ReferenceCsv reference = new ReferenceCsv(carriageReturnOnly, columns, maxLength);
    reference.read(new String(object, ISO_8859_1));
    return reference;
  }

  private void read(String text) {
    int row = 1;
    int at = 0;
    while (at < text.length()) {
      Matcher found = record.matcher(text).region(at, text.length());
      boolean framed =
          found.lookingAt() && found.end(1) - at <= maxLength && !isSeveralRecords(found.group(1));
      if (!framed) {
        found = line.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
          throw new AssertionError("no line at " + at);
        }
      }
      if (!found.group(1).isEmpty()) {
        take(row++, found.group(1), framed);
      }
      at = found.end();
    }
  }

  private boolean isSeveralRecords(String text) {
    List<String> lines = List.of(text.split(lineEnd, -1));
    return columns > 3
        && lines.size() > 1
        && lines.stream().allMatch(line -> line.split(",", -1).length == columns);
  }

  private void take(int row, String text, boolean framed) {
    List<String> fields = framed ? fields(text) : List.of();
    List<String> rules = new ArrayList<>();
    if (!framed) {
      rules.add("unframed");
    } else {
      addIf(rules, fields.size() != columns, "wrong_column_count");
      addIf(rules, text.indexOf(0) >= 0, "invalid_character");
      addIf(rules, !isUtf8(text), "invalid_encoding");
    }
    if (!rules.isEmpty()) {
      rejects.add(row + "|" + String.join("+", rules) + "|" + text);
      return;
    }
    List<String> values = new ArrayList<>(List.of(Integer.toString(row)));
    for (String field : fields) {
      values.add(value(field));
    }
    rows.add(values);
  }

  private static void addIf(List<String> rules, boolean broken, String rule) {
    if (broken) {
      rules.add(rule);
    }
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\G(\"(?:[^\"]|\"\")*+\"|[^\",]*+)(,|\\z)").matcher(text);
    do {
      if (!matcher.find()) {
        throw new AssertionError(text);
      }
      fields.add(matcher.group(1));
    } while (matcher.group(2).equals(","));
    return fields;
  }

  private static String value(String field) {
    if (field.isEmpty()) {
      return null;
    }
    boolean quoted = field.startsWith("\"");
    String bytes = quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }

  private static boolean isUtf8(String text) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
