package io.haat.batch.mapping;

import io.haat.batch.mapping.YamlSection.Entry;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Puts a mapping together from the parts of its file. */
final class MappingParts {
  private static final List<String> SETTINGS =
      List.of("source", "retailer", "format", "encoding", "csv", "timezone", "currency", "rows");

  private final YamlSection root;
  private final Settings settings;
  private final Problems problems;
  private final FieldReader reader;

  MappingParts(Node node, Problems problems, FieldReader reader) {
    var keys = new ArrayList<>(SETTINGS);
    Arrays.stream(Target.values()).map(Target::key).forEach(keys::add);
    keys.add("reject");
    this.problems = problems;
    this.root = new YamlSection("", node, keys, "key", problems);
    this.settings = new Settings(root, problems);
    this.reader = reader;
  }

  Mapping mapping(String origin) throws MappingException, SQLException {
    root.required("source", "write a unique name, such as source: my-shop");
    String name = settings.name("source", "unnamed");
    String retailer = settings.name("retailer", name);
    Format format = settings.format();
    Charset charset = settings.charset();
    CsvOptions csv = CsvSettings.read(root, format, problems);
    Optional<String> rows = settings.rows(format);
    Optional<ZoneId> timezone = settings.timezone();
    Optional<Currency> currency = settings.currency();
    Target target = target();
    Optional<Entry> section = root.entry(target.key());
    Map<String, Expression> fields =
        section.isPresent() ? reader.fields(target, section.get()) : Map.of();
    List<RejectRule> reject = reader.rules(target, root);
    if (timezone.isEmpty() && target == Target.LINE && mayBeLocal(fields)) {
      problems.add(
          0, "timezone", "is missing; name the zone of local times, such as Europe/London, or UTC");
    }
    if (currency.isEmpty() && hasMoney(target, fields)) {
      problems.add(0, "currency", "is missing; name the currency of the amounts, such as GBP");
    }
    problems.throwIfAny();

    ZoneId zone = timezone.orElse(ZoneOffset.UTC);
    Currency money = currency.orElseGet(() -> Currency.getInstance("XXX"));
    var print = new Fingerprint().add(name).add(retailer).add(format).add(charset).add(csv);
    print.add(zone).add(money).add(target).add(rows);
    fields.forEach((field, expression) -> print.add(field).add(expression.sql()));
    reject.forEach(rule -> print.add("reject " + rule.rule()).add(rule.when().sql()));
    return new Mapping(
        new SourceName(name),
        retailer,
        format,
        charset,
        csv,
        zone,
        money,
        target,
        fields,
        reject,
        rows,
        origin,
        print.text());
  }

  private Target target() {
    List<Target> given =
        Arrays.stream(Target.values())
            .filter(target -> root.entry(target.key()).isPresent())
            .toList();
    if (given.isEmpty()) {
      problems.add(
          0, "line", "is missing; map the fields under line:, product:, store: or customer:");
      return Target.LINE;
    }
    if (given.size() > 1) {
      Target second = given.get(1);
      int line = root.entry(second.key()).map(Entry::line).orElse(0);
      problems.add(
          line,
          second.key(),
          "stands beside " + given.get(0).key() + "; make a mapping file of its own for each");
    }
    return given.get(0);
  }

  /** Whether a sale's time can lack an offset: not if every format of instant() reads one. */
  private static boolean mayBeLocal(Map<String, Expression> fields) {
    Expression soldAt = fields.get("sold_at");
    return soldAt == null || !Offsets.always(soldAt.sql());
  }

  private static boolean hasMoney(Target target, Map<String, Expression> fields) {
    return target == Target.LINE
        || fields.containsKey("unit_price")
        || fields.containsKey("unit_cost");
  }
}
