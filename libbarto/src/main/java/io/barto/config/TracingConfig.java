package io.barto.config;

import static java.util.Objects.requireNonNull;

/**
 * {@code [tracing.*]}. The manual requires these tables; here each of them and each of their keys
 * may be absent.
 *
 * @param stdout lines on standard output, written only where the command line enables them
 * @param quiet how many levels the file shows less
 * @param verbose the file's level: 0 error, 1 warn, 2 info, 3 debug, 4 trace
 * @param file lines in the file
 */
public record TracingConfig(LayerConfig stdout, int quiet, int verbose, LayerConfig file) {
  /** What holds without any {@code [tracing.*]}: information and worse. */
  public static final TracingConfig DEFAULT =
      new TracingConfig(LayerConfig.DEFAULT, 0, 2, LayerConfig.DEFAULT);

  public TracingConfig {
    requireNonNull(stdout, "stdout");
    requireNonNull(file, "file");
  }
}
