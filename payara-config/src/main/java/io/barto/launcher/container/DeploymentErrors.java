package io.barto.launcher.container;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the log while an application is deployed, since the container tells nowhere else why
 * that failed.
 */
final class DeploymentErrors extends Handler implements AutoCloseable {

  private static final String NO_CAUSE = "the container did not say why";

  private final AtomicReference<@Nullable String> plain = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

  static DeploymentErrors listen() {
    DeploymentErrors errors = new DeploymentErrors();
    Logger.getLogger("").addHandler(errors);
    return errors;
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
      return;
    }
    if (entry.getThrown() != null) {
      thrown.compareAndSet(null, entry.getThrown());
    } else if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
      plain.compareAndSet(null, entry.getMessage());
    }
  }

  /** The root of the first exception, or the first severe message, in one line. */
  String cause() {
    Throwable failure = thrown.get();
    String text = failure == null ? plain.get() : described(root(failure));
    return text == null ? NO_CAUSE : text.lines().findFirst().orElse(NO_CAUSE);
  }

  private static String described(Throwable root) {
    String message = root.getMessage();
    String kind = root.getClass().getSimpleName();
    return message == null || message.isBlank() ? kind : kind + ": " + message.strip();
  }

  private static Throwable root(Throwable failure) {
    Set<Throwable> seen = new HashSet<>();
    Throwable root = failure;
    while (root.getCause() != null && seen.add(root)) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
