package io.barto.launcher.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Our logging as it was before the container boots, to be in force again afterwards. */
final class KeptLogging {

  private static final Logger ROOT = Logger.getLogger("");

  /** With FINEST it logs its proxies as text, which it logs, and so on until the stack is full. */
  private static final Logger ENDLESS =
      Logger.getLogger("com.sun.ejb.containers.EJBLocalHomeInvocationHandler");

  /**
   * What fails with the database is told by the application, once; these tell each attempt, each in
   * some lines and again at every step on its way up, and nothing that is not in the exception that
   * the application gets. Held here, since a logger that nobody holds forgets its level.
   */
  private static final Map<Logger, Level> TOLD_ELSEWHERE =
      Map.of(
          Logger.getLogger("javax.enterprise.resource.resourceadapter"), Level.OFF,
          Logger.getLogger("javax.enterprise.system.core.transaction"), Level.OFF,
          Logger.getLogger("jakarta.enterprise.ejb.container"), Level.SEVERE,
          Logger.getLogger("org.eclipse.persistence.session"), Level.SEVERE);

  private final Map<Logger, Level> levels;

  private KeptLogging(Map<Logger, Level> levels) {
    this.levels = levels;
  }

  /** Takes handlers and levels away from the log manager, which is about to be reset. */
  static KeptLogging putAside() {
    List<java.util.logging.Handler> handlers = List.of(ROOT.getHandlers());
    LogRelay.passTo(handlers);
    handlers.forEach(ROOT::removeHandler);
    return new KeptLogging(levels());
  }

  private static Map<Logger, Level> levels() {
    Map<Logger, Level> levels = new LinkedHashMap<>();
    LogManager manager = LogManager.getLogManager();
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger logger = manager.getLogger(name);
      if (logger != null && logger.getLevel() != null) {
        levels.put(logger, logger.getLevel());
      }
    }
    return levels;
  }

  void restoreLevels() {
    if (!ROOT.isLoggable(Level.FINE)) {
      TOLD_ELSEWHERE.forEach(KeptLogging::quieten);
    }
    levels.forEach(Logger::setLevel);
    ENDLESS.setLevel(Level.FINER);
  }

  /** Also those below it that the container has given levels of their own. */
  private static void quieten(Logger logger, Level level) {
    LogManager manager = LogManager.getLogManager();
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger below = manager.getLogger(name);
      if (below != null && name.startsWith(logger.getName() + ".")) {
        below.setLevel(null);
      }
    }
    logger.setLevel(level);
  }

  /** The container's log configuration, written where it can read it. */
  static Path configuration(Path folder) throws IOException {
    Path file = folder.resolve("logging.properties");
    try (InputStream text = KeptLogging.class.getResourceAsStream("container-logging.properties")) {
      if (text == null) {
        throw new IOException("container-logging.properties is missing in the program's jar");
      }
      Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
