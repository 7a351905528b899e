package io.haat.stream;

import io.haat.model.event.*;
import io.haat.stream.broker.EmbeddedKafka;
import io.haat.stream.flink.EmbeddedFlink;
import io.haat.stream.settings.*;
import io.haat.stream.topic.*;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.nio.file.Path;
import java.util.*;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  public static void main(String[] a) throws Exception {
    var t = new ScratchTest();
    t.folder = java.nio.file.Files.createTempDirectory("scratch");
    t.smoke();
    System.exit(0);
  }

  @TempDir Path folder;

  @Test
  void smoke() throws Exception {
    long t = System.nanoTime();
    var source = TestPostgres.migratedDatabase(s -> new Warehouse(s).migrate());
    String url = ((org.postgresql.ds.PGSimpleDataSource) source).getUrl();
    t = lap("postgres " + url, t);
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
      t = lap("kafka", t);
      var settings =
          StreamSettings.of(
              KafkaAccess.of(kafka.bootstrap()),
              new DatabaseAccess(url, "haat", ""),
              Checkpoints.in(""));
      LiveTopics topics;
      try (Admin admin = Admin.create(settings.kafka().client(Map.of()))) {
        topics = Topics.ensure(admin, settings.topics(), 2);
      }
      t = lap("topics", t);
      try (var flink = EmbeddedFlink.start(folder.resolve("flink"), 0, settings, topics)) {
        t = lap("flink " + flink.url(), t);
        var producer =
            new KafkaProducer<byte[], byte[]>(
                settings.kafka().client(Map.of()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        long now = System.currentTimeMillis() * 1000;
        for (int i = 0; i < 1000; i++) {
          var sale =
              new SaleEvent(
                  "T" + i,
                  "acme",
                  "S" + i % 10,
                  "C" + i % 77,
                  now,
                  List.of(new SaleEvent.Item("P" + i % 20, 2000, 15000, 0, 30000)),
                  "card",
                  null);
          producer.send(
              new ProducerRecord<>(
                  "retail-transactions", sale.storeId().getBytes(), EventWriter.write(sale)));
        }
        producer.flush();
        t = lap("produced", t);
        try (var c = new Warehouse(source).connect()) {
          long n = 0;
          while (n < 1000) {
            try (var st = c.createStatement();
                var rs = st.executeQuery("select count(*) from fact_sales")) {
              rs.next();
              n = rs.getLong(1);
            }
            if (System.nanoTime() - t > 20e9) {
              System.out.println(flink.health() + " n=" + n);
              break;
            }
          }
          t = lap("facts " + n, t);
          Thread.sleep(200);
          try (var st = c.createStatement();
              var rs =
                  st.executeQuery(
                      "select sum(total_transactions), sum(total_revenue), sum(unique_customers) from transactions_summary")) {
            rs.next();
            System.out.println(rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3));
          }
          try (var st = c.createStatement();
              var rs =
                  st.executeQuery(
                      "select sum(transactions), sum(revenue), sum(units) from product_metrics_minute")) {
            rs.next();
            System.out.println(rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3));
          }
        }
        t = System.nanoTime();
        flink.checkpoint();
        t = lap("checkpoint " + flink.health(), t);
      }
      t = lap("flink stop", t);
    }
    lap("kafka stop", t);
  }

  static long lap(String what, long since) {
    long now = System.nanoTime();
    System.out.printf("%-60s %d ms%n", what, (now - since) / 1000000);
    return System.nanoTime();
  }
}
