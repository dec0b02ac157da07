package io.barto.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One reading of a configuration: its sources, what is wrong so far, and which keys exist. */
final class Reading {
  private final String file;
  private final Environment environment;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();
  private final List<TableReader> tables = new ArrayList<>();
  private final Set<String> knownKeys;
  private final List<Setting> settings = new ArrayList<>();

  Reading(String file, Environment environment) {
    this(file, environment, new TreeSet<>());
  }

  private Reading(String file, Environment environment, Set<String> knownKeys) {
    this.file = file;
    this.environment = environment;
    this.knownKeys = knownKeys;
  }

  /** A reading of what is absent: learns which keys exist, and its problems are nobody's. */
  Reading ofNothing() {
    return new Reading(file, environment, knownKeys);
  }

  /** Takes over the defaults of an absent table, unless it needs keys and so is off. */
  void absent(Reading nothing) {
    if (nothing.problems.isEmpty()) {
      settings.addAll(nothing.settings);
    }
  }

  void note(Setting setting) {
    settings.add(setting);
  }

  /** The keys that have a value, in the order in which they were read. */
  List<Setting> settings() {
    return List.copyOf(settings);
  }

  String file() {
    return file;
  }

  Environment environment() {
    return environment;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void warn(Problem warning) {
    warnings.add(warning);
  }

  /** What does not keep the configuration from loading, but should be mended. */
  List<Problem> warnings() {
    return warnings.stream().sorted(Problem.BY_PLACE).toList();
  }

  /** The file itself has a secret in it. */
  void holdsSecret(String key) {
    secrets.add(key);
  }

  /** The keys of the secrets that the file itself has in it. */
  List<String> secretsInFile() {
    return List.copyOf(secrets);
  }

  void opened(TableReader table) {
    tables.add(table);
  }

  void knows(String key) {
    knownKeys.add(key);
  }

  Set<String> knownKeys() {
    return knownKeys;
  }

  /** Ends the reading: looks for what nobody asked for, and gives everything that is wrong. */
  List<Problem> finish() {
    tables.forEach(TableReader::reportUnknownKeys);
    problems.addAll(environment.unknown(knownKeys));
    return problems.stream().sorted(Problem.BY_PLACE).toList();
  }
}
