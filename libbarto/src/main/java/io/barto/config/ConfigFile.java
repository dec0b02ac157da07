package io.barto.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads one file as a whole: to a record, or to everything that is wrong with it. */
final class ConfigFile {
  private static final String NAME_ANOTHER = "-c (--config-absolute-path) names another file";

  private ConfigFile() {}

  static <T> T load(
      Path file,
      String prefix,
      Map<String, String> variables,
      Consumer<Problem> warnings,
      Function<TableReader, T> mapper)
      throws ConfigException {
    var reading = new Reading(file.toString(), new Environment(prefix, variables));
    return load(file, reading, warnings, mapper);
  }

  /** Every key that has a value. */
  static List<Setting> settings(
      Path file,
      String prefix,
      Map<String, String> variables,
      Consumer<Problem> warnings,
      Function<TableReader, ?> mapper)
      throws ConfigException {
    var reading = new Reading(file.toString(), new Environment(prefix, variables));
    Object unused = load(file, reading, warnings, mapper);
    return reading.settings();
  }

  private static <T> T load(
      Path file, Reading reading, Consumer<Problem> warnings, Function<TableReader, T> mapper)
      throws ConfigException {
    T config = mapper.apply(new TableReader(reading, parse(file)));
    List<Problem> problems = reading.finish();
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    warnOfOpenFile(file, reading);
    reading.warnings().forEach(warnings);
    return config;
  }

  private static void warnOfOpenFile(Path file, Reading reading) {
    List<String> secrets = reading.secretsInFile();
    if (!secrets.isEmpty() && FileAccess.isOpenToAll(file)) {
      reading.warn(
          new Problem(
              file.toString(),
              0,
              0,
              "",
              "holds "
                  + String.join(", ", secrets)
                  + ", and every user of this host may read it; run: "
                  + FileAccess.mend(file)));
    }
  }

  private static TomlParseResult parse(Path file) throws ConfigException {
    TomlParseResult result = Toml.parse(content(file));
    if (result.hasErrors()) {
      throw new ConfigException(
          result.errors().stream().map(error -> syntaxProblem(file, error)).toList());
    }
    return result;
  }

  private static Problem syntaxProblem(Path file, TomlParseError error) {
    // what stands there unexpectedly may be a secret without its quotes
    String message =
        String.valueOf(error.getMessage())
            .replaceAll("(?s)^Unexpected '..+', expected", "Unexpected text, expected");
    return Place.in(file.toString(), error.position()).problem("", "not TOML: " + message);
  }

  private static String content(Path file) throws ConfigException {
    if (!Files.exists(file)) {
      throw refused(file, "there is no such file; write it there; " + NAME_ANOTHER);
    }
    if (!Files.isRegularFile(file)) {
      throw refused(file, "is not a file; " + NAME_ANOTHER);
    }
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw refused(file, "is not UTF-8, as TOML must be");
    } catch (IOException e) {
      throw refused(
          file, "can't be read by user " + System.getProperty("user.name") + "; " + NAME_ANOTHER);
    }
  }

  private static ConfigException refused(Path file, String message) {
    return new ConfigException(List.of(new Problem(file.toString(), 0, 0, "", message)));
  }
}
