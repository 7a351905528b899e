package io.haat.app.command.produce;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share: {@code 1%}, or {@code 0.01}. */
final class Share implements ITypeConverter<Double> {
  private static final double PERCENT = 0.01;

  @Override
  public Double convert(String text) {
    try {
      boolean percent = text.endsWith("%");
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      double share = percent ? number * PERCENT : number;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException notANumber) {
      // The message below says what is expected.
    }
    throw new TypeConversionException(
        "'%s' is no share from 0%% to 100%%, such as 1%%".formatted(text));
  }
}
