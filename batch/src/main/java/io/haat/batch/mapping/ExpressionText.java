package io.haat.batch.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the characters of an expression before the parser does: what could end the expression
 * early, or hide a part of it, is refused here whatever the parser would make of it.
 */
final class ExpressionText {
  private static final int EXCERPT_LENGTH = 160;

  private final String sql;
  private int at;
  private int depth;

  private ExpressionText(String sql) {
    this.sql = sql;
  }

  /** Why the text cannot be one expression, or empty. */
  static Optional<String> problem(String sql) {
    if (sql.isBlank()) {
      return Optional.of("the expression is empty; write one, or leave the key out");
    }
    if (sql.indexOf('\0') >= 0) {
      return Optional.of("the expression contains a NUL character; remove it");
    }
    return Optional.ofNullable(new ExpressionText(sql).scan());
  }

  /** The expression on one line, cut where it is too long for a message. */
  static String excerpt(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() <= EXCERPT_LENGTH ? line : line.substring(0, EXCERPT_LENGTH) + " …";
  }

  private @Nullable String scan() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'' || c == '"') {
        if (!skipQuoted(c)) {
          return "a "
              + (c == '"' ? "column name" : "text")
              + " is opened with "
              + c
              + " and never closed; close it";
        }
        continue;
      }
      if (c == ';') {
        return "a semicolon ends a statement; write one expression only";
      }
      if (sql.startsWith("--", at) || sql.startsWith("/*", at)) {
        return "SQL comments are not allowed in an expression; use a YAML comment (# …)";
      }
      if (c == '$') {
        return "$ outside of quotes is not allowed; write text in single quotes, and columns with "
            + "such a name in double quotes";
      }
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth < 0) {
        return "a closing parenthesis at character " + (at + 1) + " has no opening one; remove it";
      }
      at++;
    }
    return depth > 0 ? depth + " opening parenthesis without a closing one; close it" : null;
  }

  /** Moves behind the closing quote; false if there is none. */
  private boolean skipQuoted(char quote) {
    boolean escapes = quote == '\'' && isEscapeString();
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (escapes && c == '\\') {
        at++;
      } else if (c == quote) {
        if (at < sql.length() && sql.charAt(at) == quote) {
          at++;
        } else {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the quote belongs to a text like {@code E'a\n'}, in which a backslash escapes. */
  private boolean isEscapeString() {
    if (at == 0 || Character.toLowerCase(sql.charAt(at - 1)) != 'e') {
      return false;
    }
    return at == 1 || !isNamePart(sql.charAt(at - 2));
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
  }
}
