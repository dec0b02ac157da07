package io.barto.server.output.boundary;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
import io.barto.server.output.control.FollowerQueue;
import io.barto.server.output.control.GapText;
import io.barto.server.run.boundary.RunNews;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands output on to those who read along, once it is committed. There are only so many of them,
 * and each has room for only so much: whoever does not keep up is told how much it has missed.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutputFeed {
  /** How many may read along. */
  public static final int MOST_FOLLOWERS = 100;

  /**
   * Output that is committed.
   *
   * @param worker the id in the database of the one that sent it
   */
  public record StoredBatch(long worker, OutputBatch batch) {}

  /** How many lines of a stream were left out. */
  public record Missed(UUID run, OutputKind kind, long lines) {}

  /** What has come since the last time. */
  public record News(List<OutputBatch> batches, List<Missed> missed) {
    public News {
      batches = List.copyOf(batches);
      missed = List.copyOf(missed);
    }
  }

  /** One who reads along. */
  public interface Follower extends AutoCloseable {
    /** Takes what has come; waits for it, but no longer than so. */
    News take(Duration patience) throws InterruptedException;

    @Override
    void close();
  }

  private record Following(@Nullable Long worker, FollowerQueue queue) {
    private boolean wants(StoredBatch stored) {
      return worker == null || worker == stored.worker();
    }
  }

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunNews news;

  private final Set<Following> followers = ConcurrentHashMap.newKeySet();

  /**
   * Begins to read along; empty where too many do.
   *
   * @param worker whose output, by its id in the database; null: everybody's
   */
  public synchronized Optional<Follower> follow(@Nullable Long worker) {
    if (followers.size() >= MOST_FOLLOWERS) {
      return Optional.empty();
    }
    var following = new Following(worker, new FollowerQueue());
    followers.add(following);
    return Optional.of(follower(following));
  }

  private Follower follower(Following following) {
    return new Follower() {
      @Override
      public News take(Duration patience) throws InterruptedException {
        FollowerQueue.Taken taken = following.queue().take(patience);
        var missed = new ArrayList<Missed>();
        taken.missed().forEach((s, lines) -> missed.add(new Missed(s.run(), s.kind(), lines)));
        return new News(taken.batches(), missed);
      }

      @Override
      public void close() {
        followers.remove(following);
      }
    };
  }

  /** What is said of a gap, in its place. */
  public static String words(OutputKind kind, OutputGap gap) {
    return GapText.of(kind, gap);
  }

  /** Some output is committed. */
  public void stored(List<StoredBatch> batches) {
    for (Following following : followers) {
      for (StoredBatch stored : batches) {
        if (following.wants(stored)) {
          following.queue().add(stored.batch());
        }
      }
    }
    news.changed(batches.stream().map(one -> one.batch().run()).collect(Collectors.toSet()));
  }

  @PreDestroy
  void close() {
    followers.forEach(following -> following.queue().close());
  }
}
