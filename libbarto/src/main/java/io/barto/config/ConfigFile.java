package io.barto.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads one file as a whole: to a record, or to everything that is wrong with it. */
final class ConfigFile {
  private static final String NAME_ANOTHER = "-c (--config-absolute-path) names another file";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

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

  /** The same of what stands in no file of this host; it changes nothing. */
  static <T> T check(
      String name,
      String content,
      String prefix,
      Map<String, String> variables,
      Function<TableReader, T> mapper)
      throws ConfigException {
    var reading = new Reading(name, new Environment(prefix, variables));
    T config = mapper.apply(new TableReader(reading, parse(name, content)));
    List<Problem> problems = reading.finish();
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
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
    T config = mapper.apply(new TableReader(reading, parse(file.toString(), content(file))));
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

  private static TomlParseResult parse(String name, String content) throws ConfigException {
    TomlParseResult result =
        Toml.parse(content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content);
    if (result.hasErrors()) {
      throw new ConfigException(
          result.errors().stream().map(error -> syntaxProblem(name, error)).toList());
    }
    return result;
  }

  private static Problem syntaxProblem(String name, TomlParseError error) {
    // what stands there unexpectedly may be a secret without its quotes
    String message =
        String.valueOf(error.getMessage())
            .replaceAll("(?s)^Unexpected '..+', expected", "Unexpected text, expected");
    return Place.in(name, error.position()).problem("", "not TOML: " + message);
  }

  private static String content(Path file) throws ConfigException {
    if (!Files.exists(file)) {
      throw refused(file, "there is no such file; write it there; " + NAME_ANOTHER);
    }
    if (!Files.isRegularFile(file)) {
      throw refused(
          file,
          (Files.isDirectory(file) ? "is a folder, " : "is ") + "not a file; " + NAME_ANOTHER);
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw refused(file, "is not UTF-8, as TOML must be");
    } catch (IOException e) {
      throw refused(
          file, "can't be read by user " + System.getProperty("user.name") + "; " + NAME_ANOTHER);
    }
  }

  /** The keys at the top of a file, as far as it can be read. */
  static Set<String> keys(Path file) {
    try {
      return Toml.parse(file).keySet();
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static ConfigException refused(Path file, String message) {
    return new ConfigException(List.of(new Problem(file.toString(), 0, 0, "", message)));
  }
}
