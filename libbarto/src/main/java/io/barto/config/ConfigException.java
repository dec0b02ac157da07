package io.barto.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A configuration that was refused, with everything that is wrong with it. */
public final class ConfigException extends Exception {
  private final transient List<Problem> problems;

  /**
   * Lists the problems in its message, one a line.
   *
   * @param problems at least one
   */
  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, those of the file in its order. */
  public List<Problem> problems() {
    return problems;
  }
}
