package io.haat.app.command.sql;

import io.haat.app.answer.Answer;
import io.haat.app.answer.CsvAnswer;
import io.haat.app.answer.JsonAnswer;
import io.haat.app.answer.TableAnswer;
import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haat sql}: one statement, and its answer as a table, JSON or CSV. */
@Command(
    name = "sql",
    description = "Ask the warehouse, or the lake, in SQL.",
    footer = {
      "",
      "  haat sql \"select store_city, sum(total_amount) from v_sales group by 1 order by 2 desc\"",
      "  haat sql --on lake --csv \"select * from sales where store_id = 'S1'\" > sales.csv",
      "  haat sql - < question.sql"
    })
public final class SqlCommand implements HaatCommand {
  private final CommandContext context;

  @Parameters(paramLabel = "SQL", description = "One statement; - reads it from standard input.")
  private String sql = "";

  @Option(
      names = "--on",
      paramLabel = "warehouse|lake",
      description =
          "PostgreSQL (default), or the lake's Parquet files as the views sales and rejected.")
  private Target target = Target.warehouse;

  @Option(names = "--csv", description = "Print CSV (RFC 4180).")
  private boolean csv;

  @Option(names = "--write", description = "Allow the statement to change the warehouse.")
  private boolean write;

  /** Named as on the command line. */
  enum Target {
    warehouse,
    lake
  }

  public SqlCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (csv && context.options().json()) {
      throw UserError.wrongUse("--csv and --json exclude each other");
    }
    if (write && target == Target.lake) {
      throw UserError.wrongUse("--write is for the warehouse: the lake's files never change");
    }
    String statement =
        sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
    if (statement.isBlank()) {
      throw UserError.wrongUse("there is no statement");
    }
    BooleanSupplier readerGone = context.out()::checkError;
    switch (target) {
      case lake -> new LakeQuery(context.lake(), statement).run(answer(), readerGone);
      case warehouse -> {
        try (HaatSession session = context.openSession()) {
          new WarehouseQuery(session.address().dataSource(), statement, write)
              .run(answer(), readerGone);
          context.out().flush();
        }
      }
    }
    return DONE;
  }

  private Answer answer() throws IOException {
    if (context.options().json()) {
      return new JsonAnswer(context.out());
    }
    return csv ? new CsvAnswer(context.out()) : new TableAnswer(context.terminal());
  }
}
