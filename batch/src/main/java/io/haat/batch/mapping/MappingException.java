package io.haat.batch.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used; the message has one line for each problem. */
public final class MappingException extends Exception {
  private final transient List<Problem> problems;

  public MappingException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
