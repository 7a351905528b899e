package io.haat.bench.option;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant by its word, which is what its {@code toString} says. */
public abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> constants;

  protected WordConverter(Class<E> type) {
    constants = List.of(type.getEnumConstants());
  }

  @Override
  public E convert(String word) {
    return constants.stream()
        .filter(constant -> constant.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is none; there are %s"
                        .formatted(
                            word,
                            String.join(", ", constants.stream().map(E::toString).toList()))));
  }
}
