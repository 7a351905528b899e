package io.haat.batch.mapping.infer;

import java.util.List;

/**
 * A proposed mapping.
 *
 * @param yaml the text of a mapping file; it can be used as it is if nothing is unclear
 * @param guesses the fields it fills
 * @param unclear what the user has to decide, each with the candidates and what to write
 */
public record Proposal(String yaml, List<FieldGuess> guesses, List<String> unclear) {
  public Proposal {
    guesses = List.copyOf(guesses);
    unclear = List.copyOf(unclear);
  }

  /** Whether the mapping can be used without a decision of the user. */
  public boolean isComplete() {
    return unclear.isEmpty();
  }
}
