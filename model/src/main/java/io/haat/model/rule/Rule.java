package io.haat.model.rule;

import java.util.function.Predicate;

/**
 * One rule in its two forms, which give the same verdict on the same line.
 *
 * @param name part of the contract, for instance {@code negative_unit_price}
 * @param sql true or null-safe false over the columns that {@link LineRules} lists: true where the
 *     rule is broken; null counts as not broken
 * @param brokenBy the same in Java
 */
public record Rule(String name, Severity severity, String sql, Predicate<CandidateLine> brokenBy) {
  static Rule reject(String name, String sql, Predicate<CandidateLine> brokenBy) {
    return new Rule(name, Severity.REJECT, sql, brokenBy);
  }
}
