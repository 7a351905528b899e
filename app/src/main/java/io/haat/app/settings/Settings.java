package io.haat.app.settings;

import io.haat.app.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** All settings: {@code haat.yaml}, overridden by {@code .env}, overridden by the environment. */
public record Settings(
    DatabaseSettings database,
    LakeSettings lake,
    ApiSettings api,
    KafkaSettings kafka,
    EventSettings events,
    FlinkSettings flink,
    RedisSettings redis) {

  /**
   * Reads and checks everything.
   *
   * @param workingFolder where {@code haat.yaml} and {@code .env} are looked for
   * @param configuration a file that takes the place of {@code haat.yaml} and must exist
   * @throws UserError naming file, line and key of the first wrong name or value
   */
  public static Settings read(
      Path workingFolder, Optional<Path> configuration, Map<String, String> environment) {
    Values values = new Values(Map.of());
    Path yaml = configuration.orElse(workingFolder.resolve("haat.yaml"));
    if (Files.exists(yaml)) {
      values = YamlFile.read(yaml);
    } else if (configuration.isPresent()) {
      throw UserError.wrongUse("there is no " + yaml + " (--config)");
    }
    Path dotEnv = workingFolder.resolve(".env");
    if (Files.exists(dotEnv)) {
      values = values.overriddenBy(DotEnvFile.read(dotEnv));
    }
    return of(values.overriddenBy(Variables.ofEnvironment(environment, workingFolder)));
  }

  private static Settings of(Values values) {
    return new Settings(
        DatabaseSettings.of(values),
        LakeSettings.of(values),
        ApiSettings.of(values),
        KafkaSettings.of(values),
        EventSettings.of(values),
        FlinkSettings.of(values),
        RedisSettings.of(values));
  }
}
