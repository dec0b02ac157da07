package io.barto.worker.connection;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Keeps this worker connected: one connection after the other, until it is stopped or, where the
 * configuration wants that, has failed too often.
 */
public final class ServerConnection {
  private static final System.Logger LOG = System.getLogger(ServerConnection.class.getName());

  private final ServerAccess server;
  private final Protection protection;
  private final RandomGenerator random;
  private final Conversation conversation;
  private final LongSupplier nanos;
  private final Backoff backoff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int failures;

  /**
   * @param nanos a clock that never steps
   * @param random not to be foreseen by others
   */
  public ServerConnection(
      ServerAccess server,
      Protection protection,
      Conversation conversation,
      LongSupplier nanos,
      RandomGenerator random) {
    this.server = server;
    this.protection = protection;
    this.random = random;
    this.conversation = conversation;
    this.nanos = nanos;
    this.backoff = new Backoff(server.retryCount(), random);
  }

  /** Connects again and again; returns when it gave up, where it may. */
  public void run() throws InterruptedException {
    try (Dialer dialer = new Dialer(server, random)) {
      boolean goOn = true;
      while (goOn) {
        connectOnce(dialer);
        goOn = !givesUp() && !stopped.await(pause(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void connectOnce(Dialer dialer) throws InterruptedException {
    LOG.log(DEBUG, "connecting to {0}", server.uri());
    var connection = new Connection(conversation, protection, server.patience(), nanos);
    try {
      connection.serve(dialer.dial(connection));
    } catch (ConnectionFailure e) {
      failures = connection.welcomed() ? 1 : failures + 1;
      tell(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // a worker that stopped to connect would stop for ever
      failures++;
      LOG.log(ERROR, "the connection failed; going on to try", e);
    }
  }

  private long pause() {
    long millis = backoff.after(failures).toMillis();
    LOG.log(DEBUG, "trying again in {0} ms", millis);
    return millis;
  }

  private boolean givesUp() {
    return server.exitAfterRetries() && failures > server.retryCount();
  }

  private void tell(String failure) {
    boolean warns = backoff.warns(failures);
    LOG.log(warns ? WARNING : DEBUG, "not connected: {0}", failure);
    if (warns && !backoff.warns(failures + 1) && !server.exitAfterRetries()) {
      LOG.log(INFO, "going on to try without saying so each time");
    }
  }

  /** Makes no further attempt. Interrupt its thread to end a connection that there is. */
  public void stop() {
    stopped.countDown();
  }
}
