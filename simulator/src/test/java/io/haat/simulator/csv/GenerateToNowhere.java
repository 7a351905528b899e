package io.haat.simulator.csv;

import io.haat.simulator.sales.GenerateRequest;
import java.io.OutputStream;

/** A process of its own, so that its heap can be made small. */
final class GenerateToNowhere {
  private GenerateToNowhere() {}

  public static void main(String[] args) throws Exception {
    GenerateRequest request = GenerateRequest.of(Long.parseLong(args[0]), 1).withDirty(0.005);
    System.out.println(CsvSalesWriter.write(request, OutputStream.nullOutputStream()).rows());
  }
}
