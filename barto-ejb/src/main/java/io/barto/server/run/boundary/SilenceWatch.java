package io.barto.server.run.boundary;

import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
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
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks every hour for runs whose end nobody tells any more. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SilenceWatch {
  private static final Logger LOG = System.getLogger(SilenceWatch.class.getName());

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private SilentRuns runs;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  private @Nullable ScheduledFuture<?> watch;

  /** The first time after an hour: workers need time to come back to a server that was started. */
  @PostConstruct
  void start() {
    watch = scheduler.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.HOURS);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.cancel(false);
    }
  }

  /** Nothing may come out of it, as it would not be called again. */
  private void look() {
    try {
      settle(clock.instant());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "silent runs could not be settled; again in an hour", e);
    }
  }

  /** Settles what is due to be, as of an instant. */
  public void settle(Instant now) {
    Map<Long, Instant> connectedSince =
        workers.connected().stream()
            .collect(
                Collectors.toMap(
                    ConnectedWorker::id, ConnectedWorker::since, (first, second) -> first));
    OptionalLong next = runs.settle(0, connectedSince, now);
    while (next.isPresent()) {
      next = runs.settle(next.getAsLong(), connectedSince, now);
    }
  }
}
