package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.cli.CommandLineRun;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RejectsCommandTest {
  private static final Shop SHOP = Shop.shared();
  private static final Tills TILLS = new Tills(SHOP, "rejects");
  private static final String[] OURS = {"--source", "rejects"};

  @BeforeAll
  static void load() throws Exception {
    String file =
        TILLS
            .mapped("instant(day, '%Y-%m-%d')")
            .file(
                ".csv",
                Tills.HEADER
                    + "r1,2024-01-01,apple,1,1.00\n"
                    + "r2,2024-01-01,,x,1.00\n"
                    + "r3,2024-01-01,\"pear, ripe\",-1,1.00\n"
                    + "r4,2024-01-01\n");
    assertThat(SHOP.run("load", file, "--source", "rejects").status()).isZero();
  }

  @Test
  void they_are_counted_by_file_and_rule_with_an_example() throws Exception {
    JsonNode json = json("list");
    assertThat(json.path("rejected").asLong()).isEqualTo(3);
    assertThat(json.path("groups").findValuesAsText("rule"))
        .containsExactlyInAnyOrder(
            "missing_product_id",
            "unparsable_quantity",
            "non_positive_quantity",
            "wrong_column_count");
    json = json("list", "--rule", "non_positive_quantity");
    assertThat(json.path("groups").path(0).path("example").asText())
        .isEqualTo("r3,2024-01-01,\"pear, ripe\",-1,1.00");
    assertThat(json("list", "--file", "elsewhere.csv").path("rejected").asLong()).isZero();
    CommandLineRun table = SHOP.run("rejects", "list", "--source", "rejects", "--limit", "1");
    assertThat(table.out()).contains("3 rejected rows").contains("haat rejects show ");
  }

  @Test
  void a_record_is_shown_whole_with_all_its_rules() {
    CommandLineRun run = SHOP.run("rejects", "show", "2", "--file", "some/where/rejects.csv");
    assertThat(run.out())
        .contains("row      2\n")
        .contains("file     rejects.csv\n")
        .contains("rules    missing_product_id, unparsable_quantity\n")
        .contains("text     r2,2024-01-01,,x,1.00\n");
    assertThat(SHOP.run("rejects", "show", "1", "--source", "rejects"))
        .matches(none -> none.status() == 1 && none.err().contains("no rejected row 1"));
  }

  @Test
  void they_are_exported_as_csv() throws Exception {
    CommandLineRun run =
        SHOP.run("rejects", "export", "--out", "rejected.csv", "--source", "rejects");
    assertThat(run.out()).isEqualTo("3 rejected rows in rejected.csv\n");
    assertThat(Files.readString(SHOP.folder().resolve("rejected.csv")))
        .startsWith("retailer,source,file,object,row,rules,raw,bytes,partition\r\n")
        .contains(",2,missing_product_id unparsable_quantity,\"r2,2024-01-01,,x,1.00\",")
        .contains(",3,non_positive_quantity,\"r3,2024-01-01,\"\"pear, ripe\"\",-1,1.00\",")
        .contains(",4,wrong_column_count,\"r4,2024-01-01\",");
  }

  @Test
  void a_corrected_mapping_makes_them_good() throws Exception {
    Tills tills = new Tills(SHOP, "retried").mapped("instant(day, '%d.%m.%Y')");
    String file =
        tills.file(
            ".csv", Tills.HEADER + "r1,2024-01-01,apple,1,1.00\nr2,2024-01-02,pear,0,1.00\n");
    assertThat(SHOP.run("load", file, "--source", "retried").out()).contains("rejected 2");
    CommandLineRun unchanged = SHOP.run("rejects", "retry", "--source", "retried", "--json");
    assertThat(unchanged.out()).contains("\"rejected_before\":2,\"good\":0,\"rejected\":2}");
    tills.mapped("instant(day, '%Y-%m-%d')");
    CommandLineRun run = SHOP.run("rejects", "retry", "--source", "retried");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("1 of 2 rejected rows are good now");
    assertThat(SHOP.value("select count(*) from v_sales where retailer = ?", "retried"))
        .contains("1");
  }

  @Test
  void a_retry_without_its_mapping_says_how_to_name_it() throws Exception {
    Tills tills = new Tills(SHOP, "orphaned").mapped("instant(day, '%d.%m.%Y')");
    String file = tills.file(".csv", Tills.HEADER + "r1,2024-01-01,apple,1,1.00\n");
    assertThat(SHOP.run("load", file, "--source", "orphaned").status()).isZero();
    Files.move(SHOP.folder().resolve("sources/orphaned.yaml"), SHOP.folder().resolve("moved.yaml"));
    CommandLineRun run = SHOP.run("rejects", "retry", "--source", "orphaned");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--mapping").doesNotContain("\tat ");
    run = SHOP.run("rejects", "retry", "--source", "orphaned", "--mapping", "./moved.yaml");
    assertThat(run.out()).contains("0 of 1 rejected rows are good now");
  }

  @Test
  void the_command_alone_says_what_it_can_do() {
    CommandLineRun run = SHOP.run("rejects");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("haat rejects list").contains("haat rejects retry");
    assertThat(SHOP.run("rejects", "lst").err()).contains("Did you mean `list`?");
  }

  private static JsonNode json(String command, String... more) throws Exception {
    var arguments = new java.util.ArrayList<>(java.util.List.of("rejects", command, "--json"));
    arguments.addAll(java.util.List.of(OURS));
    arguments.addAll(java.util.List.of(more));
    return new ObjectMapper().readTree(SHOP.run(arguments.toArray(String[]::new)).out());
  }
}
