package io.haat.app.command.produce;

import io.haat.app.cli.CommandContext;
import io.haat.model.event.EventType;
import io.haat.simulator.live.LiveRecord.Sort;
import io.haat.simulator.live.LiveTopics;
import io.haat.simulator.live.ProducerReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code haat produce} says at its end. */
final class ProduceAnswer {
  private final CommandContext context;
  private final LiveTopics topics;

  ProduceAnswer(CommandContext context, LiveTopics topics) {
    this.context = context;
    this.topics = topics;
  }

  void print(ProducerReport report) {
    if (context.options().json()) {
      context.printJson(json(report));
    } else {
      text(report);
    }
    context.out().flush();
  }

  private Map<String, @Nullable Object> json(ProducerReport report) {
    var byTopic = new LinkedHashMap<String, Object>();
    for (EventType type : EventType.values()) {
      byTopic.put(topics.of(type), report.byType().getOrDefault(type, 0L));
    }
    var bySort = new LinkedHashMap<String, Object>();
    for (Sort sort : Sort.values()) {
      bySort.put(sort.name().toLowerCase(Locale.ROOT), report.bySort().getOrDefault(sort, 0L));
    }
    var latency = new LinkedHashMap<String, Object>();
    latency.put("p50", report.latencyP50Millis());
    latency.put("p99", report.latencyP99Millis());
    latency.put("max", report.latencyMostMillis());
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("sent", report.sent());
    answer.put("acknowledged", report.acknowledged());
    answer.put("failed", report.failed());
    answer.put("given_up", report.givenUp());
    answer.put("by_topic", byTopic);
    answer.put("by_sort", bySort);
    answer.put("seconds", Math.round(report.seconds() * 100) / 100.0);
    answer.put("rate", Math.round(report.rate() * 10) / 10.0);
    answer.put("ack_ms", latency);
    answer.put("failure", report.firstFailure());
    return answer;
  }

  private void text(ProducerReport report) {
    say(
        "%,d events acknowledged in %.1f s, %,.0f/s: %,d sales, %,d refunds, %,d stock changes, %,d of customers",
        report.acknowledged(),
        report.seconds(),
        report.rate(),
        report.byType().getOrDefault(EventType.SALE, 0L),
        report.byType().getOrDefault(EventType.REFUND, 0L),
        report.byType().getOrDefault(EventType.STOCK, 0L),
        report.byType().getOrDefault(EventType.CUSTOMER, 0L));
    disturbed(report.bySort());
    say(
        "acknowledged after %.1f ms (median), %.1f ms (99th percentile), %.1f ms (slowest)",
        report.latencyP50Millis(), report.latencyP99Millis(), report.latencyMostMillis());
    if (report.givenUp() > 0) {
      say("%,d were not sent: Kafka, or this machine, held up the rate", report.givenUp());
    }
    if (report.failed() > 0) {
      say("%,d failed: %s", report.failed(), report.firstFailure());
    }
    say(
        "See them: %s",
        context.nextCommand("sql \"select * from v_sales order by sold_at desc limit 10\""));
  }

  private void disturbed(Map<Sort, Long> counts) {
    long all =
        counts.values().stream().mapToLong(Long::longValue).sum()
            - counts.getOrDefault(Sort.NEW, 0L);
    if (all > 0) {
      say(
          "among them %,d duplicates, %,d conflicts, %,d invalid, %,d oversized",
          counts.getOrDefault(Sort.DUPLICATE, 0L),
          counts.getOrDefault(Sort.CONFLICT, 0L),
          counts.getOrDefault(Sort.INVALID, 0L),
          counts.getOrDefault(Sort.OVERSIZED, 0L));
    }
  }

  private void say(String format, @Nullable Object... values) {
    context.out().println(String.format(Locale.ROOT, format, values));
  }
}
