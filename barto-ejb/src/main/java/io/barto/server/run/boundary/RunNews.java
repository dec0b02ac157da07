package io.barto.server.run.boundary;

import io.barto.server.run.control.RunWatchers;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** Tells who waits for it that a run has moved on, or that more of its output is stored. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RunNews {
  private final RunWatchers watchers = new RunWatchers();

  /** One who waits for news of a run. */
  public interface Watch extends AutoCloseable {
    /** Waits for news since the last wait, or for as long. */
    void await(Duration patience) throws InterruptedException;

    @Override
    void close();
  }

  /** Begins to watch a run. */
  public Watch watch(UUID run) {
    RunWatchers.Watch watch = watchers.watch(run);
    return new Watch() {
      @Override
      public void await(Duration patience) throws InterruptedException {
        watch.await(patience);
      }

      @Override
      public void close() {
        watch.close();
      }
    };
  }

  /** There is news of some runs, and it is committed. */
  public void changed(Collection<UUID> runs) {
    watchers.changed(runs);
  }

  /** Whether the server stops, and nobody is to wait any more. */
  public boolean isClosed() {
    return watchers.isClosed();
  }

  @PreDestroy
  void close() {
    watchers.close();
  }
}
