package io.barto.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.config.LayerConfig;
import io.barto.config.TracingConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * The log of this process, from {@link #install} until it is closed.
 *
 * <p>Everything that java.util.logging gets goes through it, {@link System.Logger} included. In an
 * application server it must be installed after the server has set up its own log, and takes the
 * place of that.
 */
public final class Tracing implements AutoCloseable {
  private static final int STDOUT_VERBOSITY = 2;

  private final List<LayerHandler> layers = new ArrayList<>();

  // java.util.logging forgets a logger, and its level with it, that nobody holds
  private final List<Logger> levelled = new ArrayList<>();

  private Tracing() {}

  /**
   * Keeps the log working while shutdown hooks run. Takes effect only before there is any logger:
   * first of all in {@code main}, whose class has none of its own.
   */
  public static void outlastShutdownHooks() {
    System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
  }

  /**
   * Replaces whatever the root logger writes to by the layers of a configuration.
   *
   * @param verbosity levels to show more, in both layers, from the command line; negative: less
   * @param stdOutput whether standard output gets lines at all
   * @param file the log file, to whose name the day is added
   */
  public static Tracing install(TracingConfig config, int verbosity, boolean stdOutput, Path file) {
    var tracing = new Tracing();
    Levels fileLevels =
        new Levels(config.verbose() - config.quiet() + verbosity, config.file().directives());
    tracing.layers.add(
        new DailyFileHandler(
            fileLevels,
            new LineFormatter(config.file(), fileLevels, false),
            file,
            stream(FileDescriptor.err)));
    List<Levels> all = new ArrayList<>(List.of(fileLevels));
    if (stdOutput) {
      all.add(tracing.addStdout(config.stdout(), verbosity));
    }
    tracing.takeOver(all);
    return tracing;
  }

  private Levels addStdout(LayerConfig layer, int verbosity) {
    var levels = new Levels(STDOUT_VERBOSITY + verbosity, layer.directives());
    boolean coloured = Terminal.showsColours(System.getenv());
    layers.add(
        new StdoutHandler(
            levels, new LineFormatter(layer, levels, coloured), stream(FileDescriptor.out)));
    return levels;
  }

  // not System.out: an application server leads that into the log
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  private void takeOver(List<Levels> all) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
      handler.close();
    }
    letThrough("", all);
    letThrough(Levels.OWN, all);
    all.stream().flatMap(levels -> levels.targets().stream()).forEach(t -> letThrough(t, all));
    layers.forEach(root::addHandler);
  }

  /** A logger lets through what any layer shows, so that what none shows costs nothing. */
  private void letThrough(String target, List<Levels> all) {
    Logger logger = Logger.getLogger(target);
    all.stream()
        .map(levels -> levels.of(target))
        .min(Comparator.comparingInt(Level::getSeverity))
        .ifPresent(level -> logger.setLevel(Levels.toJul(level)));
    levelled.add(logger);
  }

  /** Ends the log; what is logged from then on is lost. */
  @Override
  public void close() {
    Logger root = Logger.getLogger("");
    for (LayerHandler layer : layers) {
      root.removeHandler(layer);
      layer.close();
    }
    layers.clear();
    levelled.clear();
  }
}
