package io.barto.web.limit;

import io.barto.config.LimitsConfig;
import io.barto.server.configuration.boundary.ServerConfiguration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Keeps what all connections share: who may still come in, and what they may cost together. */
@ApplicationScoped
public class Doorkeeper {
  /** Of the memory that this program may have, for each of what comes in and what goes out. */
  private static final int SHARE = 8;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService timer;

  @SuppressWarnings("NullAway.Init")
  private TokenBuckets handshakes;

  @SuppressWarnings("NullAway.Init")
  private TokenBuckets badMessages;

  @SuppressWarnings("NullAway.Init")
  private OpenConnections connections;

  @SuppressWarnings("NullAway.Init")
  private UnfinishedMessages unfinished;

  @SuppressWarnings("NullAway.Init")
  private UnreadMessages unread;

  @SuppressWarnings("NullAway.Init")
  private AnswerTurns turns;

  @PostConstruct
  void open() {
    LimitsConfig limits = limits();
    long share = Runtime.getRuntime().maxMemory() / SHARE;
    handshakes = new TokenBuckets(limits.handshakesPerSecond(), System::nanoTime);
    badMessages = new TokenBuckets(limits.badMessagesPerSecond(), System::nanoTime);
    connections = new OpenConnections(limits.connections(), limits.connectionsPerAddress());
    unfinished = new UnfinishedMessages(share);
    unread = new UnreadMessages(share, limits.unreadSize());
    turns = new AnswerTurns(limits.answers());
  }

  public LimitsConfig limits() {
    return configuration.config().limits();
  }

  /** Why an attempt to connect is refused; empty: it is not. */
  public Optional<String> refusal(String address) {
    String key = AddressKey.of(address);
    return handshakes.take(key)
        ? connections.full(key)
        : Optional.of("too many attempts to connect from this address; wait a second");
  }

  /** Counts a connection; where there is no room for it, nothing, and says why. */
  public Optional<String> enter(String address) {
    return connections.enter(AddressKey.of(address));
  }

  public void leave(String address) {
    connections.leave(AddressKey.of(address));
  }

  /** Whether an address has sent more bad messages than anyone may. */
  public boolean tooManyBadMessages(String address) {
    return !badMessages.take(AddressKey.of(address));
  }

  public UnfinishedMessages unfinished() {
    return unfinished;
  }

  public UnreadMessages unread() {
    return unread;
  }

  /** Waits for a turn to answer; false where none came in time. */
  public boolean begin(Turn turn, String address, Duration patience) throws InterruptedException {
    return turns.begin(turn, AddressKey.of(address), patience);
  }

  public void end(Turn turn, String address) {
    turns.end(turn, AddressKey.of(address));
  }

  public void after(Duration delay, Runnable action) {
    var unused = timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
