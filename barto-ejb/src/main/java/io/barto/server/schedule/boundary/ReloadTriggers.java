package io.barto.server.schedule.boundary;

import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.server.schedule.control.FileWatch;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/** What makes the server reload besides people: the file that has changed, and SIGHUP. */
@Singleton
@Startup
@DependsOn("Schedules")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ReloadTriggers {
  private static final Logger LOG = System.getLogger(ReloadTriggers.class.getName());
  private static final long LOOK_MILLIS = 200;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Reload reload;

  @SuppressWarnings("NullAway.Init")
  private FileWatch watch;

  private @Nullable ScheduledFuture<?> looking;

  /** Whether the last one failed, for instance as the database was away: it is tried again. */
  private boolean failed;

  private long failedAt;

  @PostConstruct
  void start() {
    watch = new FileWatch(configuration.config().file());
    looking =
        scheduler.scheduleWithFixedDelay(
            this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    ReloadMXBean bean = () -> reload("SIGHUP");
    try {
      stopListening(); // of a deployment before
      beans().registerMBean(new StandardMBean(bean, ReloadMXBean.class, true), name());
    } catch (JMException e) {
      LOG.log(Level.WARNING, "SIGHUP will not reload the schedules: " + e.getMessage(), e);
    }
  }

  @PreDestroy
  void stop() {
    if (looking != null) {
      looking.cancel(false);
    }
    try {
      stopListening();
    } catch (JMException e) {
      LOG.log(Level.DEBUG, "was not registered", e);
    }
  }

  private static void stopListening() throws JMException {
    if (beans().isRegistered(name())) {
      beans().unregisterMBean(name());
    }
  }

  private static MBeanServer beans() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  private static ObjectName name() throws JMException {
    return new ObjectName(ReloadMXBean.NAME);
  }

  private void look() {
    long now = System.nanoTime();
    if (watch.hasChanged(now) || (failed && now - failedAt > RETRY_NANOS)) {
      failed = !reload("the file has changed");
      failedAt = now;
    }
  }

  /** Says whether it came to an end; what it let through would stop the watch. */
  private boolean reload(String why) {
    try {
      reload.reload(false, why);
      return true;
    } catch (ReloadRefusedException e) {
      LOG.log(Level.DEBUG, "refused", e); // the log has it already
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "reload (" + why + ") failed; the schedules stay as they are", e);
      return false;
    }
  }
}
