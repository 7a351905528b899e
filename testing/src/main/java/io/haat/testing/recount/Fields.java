package io.haat.testing.recount;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object that its contract knows, and the rules that they break. A field has a
 * value, is absent, or is flawed: then one of the rules is its.
 */
final class Fields {
  /** What a value must look like. */
  enum Form {
    ID,
    RETAILER,
    TEXT,
    TIME,
    QUANTITY,
    AMOUNT,
    COUNT,
    ITEMS
  }

  private static final Pattern DECIMAL =
      Pattern.compile(" *([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)) *");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(\\.[0-9]+)?(?:[Zz]|\\+00:00)");
  private static final Pattern RETAILER =
      Pattern.compile("[A-Za-z0-9](?!.*\\.\\.)[A-Za-z0-9._-]{0,63}");
  private static final BigDecimal TRILLION = new BigDecimal("1000000000000");
  private static final BigDecimal MOST_COUNT = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final int READ_PLACES = 6;
  private static final int LONGEST_TEXT = 200;

  private final Map<String, Form> contract;
  private final Set<String> rules;
  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> flawed = new HashSet<>();

  /**
   * @param contract the known fields
   * @param rules where broken ones are named
   */
  Fields(Map<String, Form> contract, Set<String> rules) {
    this.contract = contract;
    this.rules = rules;
  }

  /**
   * Reads an object at whose beginning the parser stands.
   *
   * @param items for the elements of the field of form {@link Form#ITEMS}
   */
  void read(JsonParser parser, @Nullable Items items) throws IOException {
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      Form form = contract.get(name);
      if (form == null) {
        parser.skipChildren();
      } else if (!seen.add(name)) {
        parser.skipChildren();
        flaw(name, "duplicate_field");
      } else if (token == JsonToken.START_ARRAY && form == Form.ITEMS && items != null) {
        values.put(name, items);
        items.read(parser);
      } else if (token.isStructStart()) {
        parser.skipChildren();
        unparsable(name);
      } else if (token == JsonToken.VALUE_STRING) {
        text(name, form, parser.getText());
      } else if (token.isNumeric()) {
        number(name, form, parser.getText());
      } else if (token != JsonToken.VALUE_NULL) {
        unparsable(name);
      }
    }
  }

  /** Elements of a list. */
  @FunctionalInterface
  interface Items {
    /** From the beginning of the array to its end. */
    void read(JsonParser parser) throws IOException;
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  boolean isFlawed(String field) {
    return flawed.contains(field);
  }

  @Nullable String text(String field) {
    return (String) values.get(field);
  }

  @Nullable BigDecimal decimal(String field) {
    return (BigDecimal) values.get(field);
  }

  BigDecimal decimal(String field, BigDecimal otherwise) {
    BigDecimal value = decimal(field);
    return value == null ? otherwise : value;
  }

  @Nullable Long micros(String field) {
    return (Long) values.get(field);
  }

  void missing(List<String> required) {
    for (String field : required) {
      if (!has(field) && !isFlawed(field)) {
        rules.add("missing_" + field);
      }
    }
  }

  void unparsable(String field) {
    flaw(field, "unparsable_" + field);
  }

  private void flaw(String field, String rule) {
    values.remove(field);
    flawed.add(field);
    rules.add(rule);
  }

  private void text(String field, Form form, String text) {
    if (text.isEmpty() || (form != Form.TEXT && text.matches(" *"))) {
      return;
    }
    switch (form) {
      case ID, RETAILER, TEXT -> word(field, form, text);
      case TIME -> put(field, instant(text));
      case QUANTITY, AMOUNT, COUNT -> {
        Matcher decimal = DECIMAL.matcher(text);
        put(field, decimal.matches() ? decimal(form, new BigDecimal(decimal.group(1))) : null);
      }
      case ITEMS -> unparsable(field);
    }
  }

  private void number(String field, Form form, String text) {
    boolean decimal = form == Form.QUANTITY || form == Form.AMOUNT || form == Form.COUNT;
    put(field, decimal ? decimal(form, new BigDecimal(text)) : null);
  }

  private void put(String field, @Nullable Object value) {
    if (value == null) {
      unparsable(field);
    } else {
      values.put(field, value);
    }
  }

  private void word(String field, Form form, String text) {
    List<String> wrong = new ArrayList<>();
    int[] codes = text.codePoints().toArray();
    for (int code : codes) {
      if (wrong.isEmpty() && code == 0) {
        wrong.add("invalid_character");
      } else if (wrong.isEmpty() && code >= 0xD800 && code <= 0xDFFF) {
        wrong.add("invalid_encoding");
      }
    }
    if (wrong.isEmpty() && codes.length > LONGEST_TEXT) {
      wrong.add("text_too_long");
    }
    if (!wrong.isEmpty()) {
      flaw(field, wrong.get(0));
    } else if (form == Form.RETAILER && !RETAILER.matcher(text).matches()) {
      unparsable(field);
    } else {
      values.put(field, text);
    }
  }

  private static @Nullable BigDecimal decimal(Form form, BigDecimal given) {
    BigDecimal value = given.setScale(READ_PLACES, RoundingMode.HALF_UP);
    if (value.abs().compareTo(TRILLION) >= 0) {
      return null;
    }
    if (form == Form.COUNT) {
      BigDecimal whole = value.stripTrailingZeros();
      boolean counts =
          whole.scale() <= 0 && whole.signum() >= 0 && whole.compareTo(MOST_COUNT) <= 0;
      return counts ? whole.setScale(0, RoundingMode.UNNECESSARY) : null;
    }
    return value.setScale(form == Form.QUANTITY ? 3 : 4, RoundingMode.HALF_UP);
  }

  private static @Nullable Long instant(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return null;
    }
    try {
      String seconds = time.group(3) == null ? ":00" : time.group(3);
      var second = LocalDateTime.parse(time.group(1) + "T" + time.group(2) + seconds);
      String fraction = time.group(4) == null ? "" : time.group(4).substring(1);
      long micros = Long.parseLong((fraction + "000000").substring(0, 6));
      return second.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + micros;
    } catch (DateTimeException noSuchDate) {
      return null;
    }
  }
}
