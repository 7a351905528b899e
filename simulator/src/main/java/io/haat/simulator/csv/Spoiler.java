package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.haat.simulator.random.Rng;
import io.haat.simulator.sales.SaleLine;
import io.haat.simulator.world.Money;
import java.math.BigDecimal;
import java.util.List;

/** Makes a clean row of a sale break exactly one rule. Rare work, so it may be slow. */
final class Spoiler {
  private static final List<String> BROKEN_IDS = List.of("#REF!", "1.00457E+11", "?", "unknown");
  private static final List<String> BROKEN_TIMES =
      List.of("2024-13-45T09:00:00Z", "31/02/2024", "yesterday", "2024-03-01 25:61");
  private static final List<String> BROKEN_NUMBERS =
      List.of("one", "1.2.3", "\"12,50\"", "#VALUE!", "--", "1O.5O");
  private static final List<String> TIMES_OUT_OF_RANGE =
      List.of(
          "1970-01-01T00:00:00Z",
          "1900-01-01T12:00:00Z",
          "2124-06-30T08:15:00Z",
          "9999-12-31T23:59:59Z");
  private static final List<String> UNKNOWN_KINDS = List.of("exchange", "void", "SALE?", "7");
  private static final int OTHER_PAISE = 50_000;

  private final Rng rng;

  Spoiler(Rng rng) {
    this.rng = rng;
  }

  /**
   * @param row the clean row without its end
   * @param line what it says
   */
  byte[] spoil(byte[] row, SaleLine line, Defect defect) {
    // One char per byte, so that bytes beyond ASCII come back as they were.
    List<String> fields = CsvText.rawFields(new String(row, ISO_8859_1));
    switch (defect) {
      case MISSING_TRANSACTION_ID -> set(fields, SalesColumn.TRANSACTION_ID, blank());
      case MISSING_PRODUCT_ID -> set(fields, SalesColumn.PRODUCT_ID, blank());
      case MISSING_SOLD_AT -> set(fields, SalesColumn.SOLD_AT, blank());
      case MISSING_UNIT_PRICE -> set(fields, SalesColumn.UNIT_PRICE, blank());
      case MISSING_QUANTITY -> set(fields, SalesColumn.QUANTITY, blank());
      case UNPARSABLE_TRANSACTION_ID -> set(fields, SalesColumn.TRANSACTION_ID, one(BROKEN_IDS));
      case UNPARSABLE_PRODUCT_ID -> set(fields, SalesColumn.PRODUCT_ID, one(BROKEN_IDS));
      case UNPARSABLE_SOLD_AT -> set(fields, SalesColumn.SOLD_AT, one(BROKEN_TIMES));
      case UNPARSABLE_UNIT_PRICE -> set(fields, SalesColumn.UNIT_PRICE, one(BROKEN_NUMBERS));
      case UNPARSABLE_QUANTITY -> set(fields, SalesColumn.QUANTITY, one(BROKEN_NUMBERS));
      case NON_POSITIVE_QUANTITY -> takeQuantity(fields, line);
      case NEGATIVE_UNIT_PRICE -> negatePrice(fields, line);
      case AMOUNT_MISMATCH -> changeTotal(fields, line);
      case TIMESTAMP_OUT_OF_RANGE -> set(fields, SalesColumn.SOLD_AT, one(TIMES_OUT_OF_RANGE));
      case UNKNOWN_KIND -> set(fields, SalesColumn.KIND, one(UNKNOWN_KINDS));
      case WRONG_COLUMN_COUNT -> changeColumns(fields);
      case MALFORMED_QUOTING -> breakQuotes(fields);
      case INVALID_ENCODING -> insertIntoName(fields, rng.chance(0.5) ? "\u00FF" : "\u00C3(");
      case INVALID_CHARACTER -> insertIntoName(fields, "\0");
      case DUPLICATE -> throw new IllegalArgumentException("a duplicate is a clean row repeated");
    }
    return String.join(",", fields).getBytes(ISO_8859_1);
  }

  /** Quantity zero or negative, the total following it so that no other rule is broken. */
  private void takeQuantity(List<String> fields, SaleLine line) {
    if (rng.chance(0.5)) {
      set(fields, SalesColumn.QUANTITY, "0");
      set(fields, SalesColumn.TOTAL_AMOUNT, rupees(-line.discountPaise()));
    } else {
      set(fields, SalesColumn.QUANTITY, "-" + fields.get(SalesColumn.QUANTITY.position()));
      set(fields, SalesColumn.TOTAL_AMOUNT, rupees(-gross(line) - line.discountPaise()));
    }
  }

  private static void negatePrice(List<String> fields, SaleLine line) {
    set(fields, SalesColumn.UNIT_PRICE, rupees(-line.pricePaise()));
    set(fields, SalesColumn.TOTAL_AMOUNT, rupees(-gross(line) - line.discountPaise()));
  }

  private void changeTotal(List<String> fields, SaleLine line) {
    int error = 2 + rng.nextInt(OTHER_PAISE);
    set(fields, SalesColumn.TOTAL_AMOUNT, rupees(line.totalPaise() + error));
  }

  private void changeColumns(List<String> fields) {
    if (rng.chance(0.5)) {
      fields.add("");
    } else {
      fields.subList(SalesColumn.CUSTOMER_ID.position(), fields.size()).clear();
    }
  }

  /** A quote never closed, or text after a closed one. */
  private void breakQuotes(List<String> fields) {
    String city = fields.get(SalesColumn.STORE_CITY.position());
    set(fields, SalesColumn.STORE_CITY, rng.chance(0.5) ? '"' + city : '"' + city + "\" city");
  }

  private static void insertIntoName(List<String> fields, String text) {
    String name = fields.get(SalesColumn.PRODUCT_NAME.position());
    int middle = name.indexOf(' ');
    set(
        fields,
        SalesColumn.PRODUCT_NAME,
        name.substring(0, middle) + text + name.substring(middle));
  }

  private String blank() {
    return rng.chance(0.7) ? "" : " ";
  }

  private String one(List<String> values) {
    return values.get(rng.nextInt(values.size()));
  }

  private static void set(List<String> fields, SalesColumn column, String value) {
    fields.set(column.position(), value);
  }

  private static long gross(SaleLine line) {
    return Money.gross(line.quantityMillis(), line.pricePaise());
  }

  private static String rupees(long paise) {
    return BigDecimal.valueOf(paise, 2).toPlainString();
  }
}
