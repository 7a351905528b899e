package io.haat.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parameters of one request. Reading collects what is wrong, and {@link #check} tells it all at
 * once. Not thread-safe.
 */
public final class Parameters {
  private static final int LONGEST_VALUE = 200;

  /** Names of a product and a city may stand in it, in an encoding of their own. */
  private static final int LONGEST_CURSOR = 4_000;

  private final Map<String, List<String>> given;
  private final Map<String, String> path;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * Takes what was given.
   *
   * @param given names and values of the query
   * @param path names and values of the path
   * @param allowed what may be given; anything else is a violation
   */
  public Parameters(
      Map<String, List<String>> given, Map<String, String> path, Set<Parameter> allowed) {
    this.given = given;
    this.path = path;
    given.forEach((name, values) -> checkNameAndValues(name, values, allowed));
  }

  private void checkNameAndValues(String name, List<String> values, Set<Parameter> allowed) {
    if (allowed.stream().noneMatch(parameter -> parameter.word().equals(name))) {
      violate(shortened(name), "is not a parameter here; there are " + words(allowed));
      return;
    }
    int longest = name.equals(Parameter.CURSOR.word()) ? LONGEST_CURSOR : LONGEST_VALUE;
    for (String value : values) {
      if (value.isEmpty()) {
        violate(name, "is empty; leave it out or give it a value");
      } else if (value.length() > longest) {
        violate(name, "is longer than " + longest + " characters");
      } else if (value.indexOf('\0') >= 0) {
        violate(name, "holds a NUL character");
      }
    }
  }

  /** A part of the path. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("this route has no {" + name + "}");
    }
    return value;
  }

  /** All that was given but for the format, in one order whatever the order that it came in. */
  String canonical() {
    var text = new StringBuilder();
    new TreeMap<>(given)
        .forEach(
            (name, values) -> {
              if (!name.equals(Parameter.FORMAT.word())) {
                for (String value : values) {
                  text.append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=');
                  text.append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
                }
              }
            });
    return text.toString();
  }

  /** All values of a parameter that may be given several times. */
  public List<String> texts(Parameter parameter) {
    return List.copyOf(given.getOrDefault(parameter.word(), List.of()));
  }

  /** The value of a parameter that may be given once. */
  public Optional<String> text(Parameter parameter) {
    List<String> values = texts(parameter);
    if (values.size() > 1) {
      violate(parameter, "is given " + values.size() + " times, and takes one value");
    }
    return values.stream().findFirst().filter(value -> !value.isEmpty());
  }

  /**
   * A value in some other form.
   *
   * @param expected how a right one looks, for the message
   * @param parse throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} for
   *     a wrong one
   */
  public <T> Optional<T> parsed(
      Parameter parameter, String expected, Function<String, ? extends T> parse) {
    Optional<String> text = text(parameter);
    try {
      return text.map(parse);
    } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
      violate(parameter, "'" + shortened(text.orElse("")) + "' is not " + expected);
      return Optional.empty();
    }
  }

  /** One of some words. */
  public <E extends Enum<E>> Optional<E> word(Parameter parameter, Class<E> words) {
    List<E> all = Arrays.asList(words.getEnumConstants());
    String expected = "one of " + String.join(", ", all.stream().map(Parameters::word).toList());
    return parsed(
        parameter,
        expected,
        text ->
            all.stream()
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
  }

  /** A whole number. */
  public int number(Parameter parameter, int least, int most, int otherwise) {
    return number(parameter, least, most).orElse(otherwise);
  }

  /** A whole number, if one is given. */
  public Optional<Integer> number(Parameter parameter, int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return this.<Integer>parsed(
        parameter,
        expected,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException();
          }
          return number;
        });
  }

  public void violate(Parameter parameter, String message) {
    violate(parameter.word(), message);
  }

  private void violate(String name, String message) {
    violations.add(new Violation(name, message));
  }

  /** Whether something is wrong as far as they were read. */
  boolean areWrong() {
    return !violations.isEmpty();
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException if anything was wrong
   */
  public void check() {
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.badRequest(violations));
    }
  }

  private static String words(Collection<Parameter> parameters) {
    return parameters.isEmpty()
        ? "none"
        : String.join(", ", EnumSet.copyOf(parameters).stream().map(Parameter::word).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
