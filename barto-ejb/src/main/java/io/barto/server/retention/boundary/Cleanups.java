package io.barto.server.retention.boundary;

import io.barto.config.RetentionConfig;
import io.barto.protocol.ErrorCode;
import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.server.refusal.RefusedException;
import io.barto.server.retention.control.Horizon;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts cleanups, one at a time: each night, and when somebody asks for it. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Cleanups {
  private static final Logger LOG = System.getLogger(Cleanups.class.getName());
  private static final String JOB = "barto-cleanup";
  private static final long LOOK_SECONDS = 20;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  private @Nullable CleanupState state;
  private @Nullable Cleanup last;
  private Instant next = Instant.MAX;
  private @Nullable ScheduledFuture<?> looking;

  @PostConstruct
  void begin() {
    next = night(clock.instant());
    looking =
        scheduler.scheduleWithFixedDelay(
            this::tryNight, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (looking != null) {
      looking.cancel(false);
    }
  }

  private Instant night(Instant after) {
    return Horizon.nextNight(after, retention().atTime(), configuration.config().timezone());
  }

  private RetentionConfig retention() {
    return configuration.config().retention();
  }

  /** Starts the nightly cleanup, if one is due by an instant; then the next one is in a day. */
  public synchronized Optional<Cleanup> look(Instant now) {
    if (now.isBefore(next)) {
      return Optional.empty();
    }
    next = night(now);
    Optional<Cleanup> begun = start(Optional.empty(), false);
    if (begun.isEmpty()) {
      LOG.log(Level.INFO, "the nightly cleanup is left out: one is under way");
    }
    return begun;
  }

  /** What it let through would end it: the executor calls nothing again that has thrown. */
  private void tryNight() {
    try {
      Optional<Cleanup> unused = look(clock.instant());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the nightly cleanup could not be started", e);
    }
  }

  /**
   * Starts a cleanup; empty where one is under way.
   *
   * @param age of what goes, zero: everything before today in UTC; empty: as the configuration says
   * @param dryRun whether only to count
   * @throws RefusedException where nothing can be that old
   */
  public synchronized Optional<Cleanup> start(Optional<Duration> age, boolean dryRun) {
    Cleanup before = last;
    if (before != null && !before.isOver()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    age.ifPresent(given -> check(given, Horizon.mostDays(now)));
    Horizon horizon =
        age.map(given -> Horizon.ofAge(now, given))
            .orElseGet(() -> Horizon.ofDays(now, retention().outputDays(), retention().runsDays()));
    var begun = new CleanupState(horizon, dryRun);
    state = begun;
    var properties = new Properties();
    properties.setProperty("startedAt", now.toString());
    long started = BatchRuntime.getJobOperator().start(JOB, properties);
    var cleanup =
        new Cleanup(
            begun, () -> BatchRuntime.getJobOperator().getJobExecution(started).getBatchStatus());
    last = cleanup;
    return Optional.of(cleanup);
  }

  private static void check(Duration age, long mostDays) {
    if (age.toDays() > mostDays) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST,
          "nothing can be older than "
              + age.toDays()
              + " days, and nothing was deleted; ask for at most "
              + mostDays
              + " days");
    }
  }

  /** Of the cleanup that is under way. */
  public synchronized CleanupState state() {
    CleanupState current = state;
    if (current == null) {
      throw new IllegalStateException("no cleanup was started here");
    }
    return current;
  }
}
