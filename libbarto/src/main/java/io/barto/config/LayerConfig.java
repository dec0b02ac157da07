package io.barto.config;

import java.util.List;

/**
 * {@code [tracing.stdout]} or {@code [tracing.file.layer]}: what a line of the log shows.
 *
 * @param withTarget the logger's name
 * @param withThreadIds the thread's number
 * @param withThreadNames the thread's name
 * @param withLineNumber the class and line that logged
 * @param withLevel the level
 * @param directives exceptions from the level; the longest target that covers a logger decides
 */
public record LayerConfig(
    boolean withTarget,
    boolean withThreadIds,
    boolean withThreadNames,
    boolean withLineNumber,
    boolean withLevel,
    List<Directive> directives) {
  /** What holds where the table or one of its keys is absent: target and level. */
  public static final LayerConfig DEFAULT =
      new LayerConfig(true, false, false, false, true, List.of());

  public LayerConfig {
    directives = List.copyOf(directives);
  }
}
