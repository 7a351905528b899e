package io.haat.model.rule;

import io.haat.model.LineField;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line as mapped and before it is judged: what could not be read is null.
 *
 * @param kind the word as mapped, for instance {@code sale}
 * @param quantity at most 3 places
 * @param unitPrice in units of the currency, at most 4 places
 * @param discount in units of the currency; null counts as zero
 * @param taxAmount in units of the currency; null counts as zero
 * @param givenTotal the total that the source itself gives
 * @param minorUnit the smallest amount of the line's currency, for instance 0.01
 * @param longestKey characters of the longest of the {@link LineRules#KEYS}; 0 if there is none
 * @param latest the latest time of sale that is believed
 * @param blank the fields whose raw columns were all blank
 */
public record CandidateLine(
    @Nullable String transactionId,
    @Nullable String productId,
    @Nullable String kind,
    @Nullable Instant soldAt,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal unitPrice,
    @Nullable BigDecimal discount,
    @Nullable BigDecimal taxAmount,
    @Nullable BigDecimal givenTotal,
    BigDecimal minorUnit,
    int longestKey,
    Instant latest,
    Set<LineField> blank) {
  public CandidateLine {
    blank = Set.copyOf(blank);
  }

  @Nullable Object value(LineField field) {
    return switch (field) {
      case TRANSACTION_ID -> transactionId;
      case PRODUCT_ID -> productId;
      case SOLD_AT -> soldAt;
      case QUANTITY -> quantity;
      case UNIT_PRICE -> unitPrice;
      default -> throw new IllegalArgumentException("no rule asks for " + field.column());
    };
  }
}
