package io.haat.stream.job;

import io.haat.stream.source.StoreMoney;
import io.haat.stream.source.StoreMoneySource;

record FixedMoney(String code) implements StoreMoneySource {
  @Override
  public StoreMoney open() {
    return new StoreMoney() {
      @Override
      public int places(String retailerId, String storeId) {
        return 2;
      }

      @Override
      public String currency(String retailerId, String storeId) {
        return code;
      }
    };
  }
}
