package io.barto.server.worker.boundary;

import io.barto.security.DropCounts;
import io.barto.security.DropReason;
import io.barto.server.worker.control.DropLedger;
import io.barto.server.worker.control.DropLedger.Entry;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.List;
import java.util.Map;

/**
 * What was dropped of the messages between this server and its workers since it started, because it
 * was not what the keys demand. Safe for use by several threads.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DroppedMessages {
  private final DropLedger ledger = new DropLedger(() -> new DropCounts(System::nanoTime));

  /**
   * The server has dropped a message of a worker, or what came under its name.
   *
   * @return how many there are to tell people of; 0 where they are not to be told now
   */
  public long dropped(String worker, DropReason reason) {
    return ledger.dropped(worker, reason);
  }

  /** A worker says what it has dropped since it started. */
  public void reported(String worker, Map<String, Long> counts) {
    ledger.reported(worker, counts);
  }

  /** Everything that was dropped, by worker. */
  public List<Dropped> all() {
    return ledger.all().stream().map(Dropped::of).toList();
  }

  /**
   * Messages dropped for one reason.
   *
   * @param byWorker whether it dropped what the server sent; else the other way round
   */
  public record Dropped(String worker, boolean byWorker, String reason, long count) {
    private static Dropped of(Entry entry) {
      return new Dropped(entry.worker(), entry.byWorker(), entry.reason(), entry.count());
    }
  }
}
