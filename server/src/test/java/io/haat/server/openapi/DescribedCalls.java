package io.haat.server.openapi;

import java.util.ArrayList;
import java.util.List;

/** The addresses that the description promises. */
public final class DescribedCalls {
  private DescribedCalls() {}

  /** Each call that answers items, once for each of its parameters, which has this value. */
  public static List<String> withEachParameter(String value) {
    var addresses = new ArrayList<String>();
    for (Operation operation : Described.read().operations()) {
      if (operation.answersItems()) {
        operation
            .parameters("path")
            .forEach(it -> addresses.add(operation.path().replace("{" + it.name() + "}", value)));
        operation
            .parameters("query")
            .forEach(it -> addresses.add(operation.address() + "?" + it.name() + "=" + value));
      }
    }
    return addresses;
  }
}
