package io.barto.server.worker.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.server.refusal.RefusedException;
import io.barto.server.worker.control.Connections;
import io.barto.server.worker.control.JournalPositions;
import io.barto.server.worker.control.Replacements;
import io.barto.server.worker.control.WorkerClocks;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The workers that are connected to this server. Safe for use by several threads. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkerRegistry {
  private static final Logger LOG = System.getLogger(WorkerRegistry.class.getName());

  private static final int RFC_9562 = 2;

  /** How long another instance may come, once people have said so. */
  private static final Duration REPLACEMENT_TIME = Duration.ofMinutes(10);

  private static final HostInfo UNSAID = new HostInfo("", "", "", "", "");

  private final Connections<ConnectedWorker> connections =
      new Connections<>(ConnectedWorker::name, ConnectedWorker::connection, ConnectedWorker::epoch);

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore store;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  private final JournalPositions positions = new JournalPositions();
  private final WorkerClocks clocks = new WorkerClocks();
  private final Replacements replacements = new Replacements();
  private final Map<UUID, Instant> gaps = new ConcurrentHashMap<>();

  @SuppressWarnings("NullAway.Init")
  private Instant namesAreKeptUntil;

  @PostConstruct
  void start() {
    namesAreKeptUntil = clock.instant().plus(configuration.config().limits().takeoverGrace());
  }

  /**
   * Admits a worker. The same instance coming back takes over from its older connection.
   *
   * @throws RefusedException where another instance holds the name on a living connection, or may
   *     come back to it since the server has just started
   */
  public ConnectedWorker admit(
      UUID connection, String name, String address, Hello hello, WorkerLink link) {
    refuseWhatIsNoUuid(hello.instance());
    Instant now = clock.instant();
    boolean mayReplace = replacements.isAllowed(name, now);
    if (!mayReplace) {
      find(name).ifPresent(living -> refuseOtherInstance(living, hello));
    }
    boolean onlyKnown = now.isBefore(namesAreKeptUntil) && !mayReplace;
    WorkerStore.Greeted greeted = store.greet(name, hello, now, onlyKnown);
    greeted
        .replaced()
        .ifPresent(
            since -> {
              replacements.used(name);
              gaps.put(connection, since);
              LOG.log(Level.WARNING, "worker {0}: another instance takes its place", name);
            });
    var worker =
        new ConnectedWorker(
            connection,
            greeted.id(),
            name,
            address,
            hello.instance(),
            greeted.epoch(),
            hello.info(),
            now,
            greeted.planCursor(),
            link,
            2);
    connections
        .add(worker)
        .ifPresent(loser -> loser.link().close("the same worker has connected again"));
    clocks.measured(name, Duration.between(now, hello.workerTime()));
    positions
        .arrived(name, hello, greeted.known(), now)
        .ifPresent(warning -> warn(worker, warning));
    return worker;
  }

  /**
   * Lets another instance in under a name for some time, even where the one before is connected:
   * that one is sent away then.
   *
   * @return until when
   * @throws RefusedException where no worker of that name was ever here
   */
  public Instant allowReplacement(String name) {
    if (!store.isKnown(name)) {
      throw unknown(name);
    }
    Instant until = clock.instant().plus(REPLACEMENT_TIME);
    replacements.allow(name, until);
    return until;
  }

  /** What to say of a name that no worker ever had. */
  public static RefusedException unknown(String name) {
    return new RefusedException(
        ErrorCode.NOT_FOUND,
        "no worker named `" + name + "` was ever here; barto-cli clients shows who is, or was");
  }

  /**
   * Since when the fires are nobody's that another instance had before this connection's took its
   * place; told once.
   */
  public Optional<Instant> takeGap(UUID connection) {
    return Optional.ofNullable(gaps.remove(connection));
  }

  /** It works on: whose journal is behind can do no harm but to its own history. */
  private static void warn(ConnectedWorker worker, String warning) {
    LOG.log(Level.WARNING, "worker {0}: {1}", worker.name(), warning);
    worker.link().send(new Refusal(ErrorCode.JOURNAL_BEHIND, warning));
  }

  /** A connected worker's journal has come this far, and its clock says that it is so late. */
  public void heard(ConnectedWorker worker, JournalMark journal, Instant workerTime) {
    positions.heard(worker.name(), worker.instance(), journal);
    clocks.measured(worker.name(), Duration.between(clock.instant(), workerTime));
  }

  /** How far the clocks of the connected workers are ahead of this one, by worker name. */
  public Map<String, Duration> clockOffsets() {
    return clocks.of(connected().stream().map(ConnectedWorker::name).toList());
  }

  /** How a worker's journal is; an empty text: as it should be. */
  public void journal(ConnectedWorker worker, String trouble) {
    positions.trouble(worker.name(), trouble);
    if (!trouble.isEmpty()) {
      LOG.log(Level.WARNING, "worker {0}: its journal: {1}", worker.name(), trouble);
    }
  }

  /** What people should know about workers' journals, by worker name. */
  public Map<String, String> warnings() {
    return positions.warnings();
  }

  /** The database would, too, but less clearly. */
  private static void refuseWhatIsNoUuid(UUID instance) {
    if (instance.variant() != RFC_9562) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST, "the instance in the hello is no UUID of RFC 9562");
    }
  }

  /**
   * Admits a worker of version 1. It can't be told that its name is taken, as it ends for good once
   * it has been refused a few times: so it takes over from another one of version 1.
   *
   * @throws RefusedException where a worker of version 2 holds the name
   */
  public ConnectedWorker admitVersion1(
      UUID connection, String name, String address, WorkerLink link) {
    Optional<ConnectedWorker> living = find(name);
    if (living.isPresent() && !living.get().isVersion1()) {
      throw new RefusedException(
          ErrorCode.NAME_IN_USE,
          "a worker named `"
              + name
              + "` that speaks version 2 is connected from "
              + living.get().address()
              + "; stop the old one, or give it another name");
    }
    Instant now = clock.instant();
    WorkerStore.Greeted greeted = store.greetVersion1(name, connection, now);
    var worker =
        new ConnectedWorker(
            connection,
            greeted.id(),
            name,
            address,
            connection,
            greeted.epoch(),
            UNSAID,
            now,
            greeted.planCursor(),
            link,
            1);
    connections.add(worker).ifPresent(loser -> replaced(loser, worker));
    return worker;
  }

  private static void replaced(ConnectedWorker loser, ConnectedWorker winner) {
    LOG.log(
        Level.WARNING,
        "worker {0}: a version 1 worker at {1} replaces the one connected from {2}; if these are"
            + " two, give each a name of its own, since both run the schedules",
        winner.name(),
        winner.address(),
        loser.address());
    loser.link().close("a worker of the same name has connected");
  }

  /** What a version 1 worker says of its host, some time after it has connected. */
  public void informed(String name, UUID connection, HostInfo info) {
    connections
        .replace(name, connection, worker -> worker.withInfo(info))
        .ifPresent(
            worker -> {
              store.informed(worker, info);
              LOG.log(
                  Level.INFO,
                  "worker {0}: {1} on {2}, version {3}",
                  name,
                  info.hostname(),
                  info.name(),
                  info.version());
            });
  }

  private static void refuseOtherInstance(ConnectedWorker living, Hello hello) {
    if (!living.instance().equals(hello.instance())) {
      throw new RefusedException(
          ErrorCode.NAME_IN_USE,
          "a worker named `"
              + living.name()
              + "` is already connected from "
              + living.address()
              + " ("
              + living.info().hostname()
              + "); give this one another name in bartoc.toml, or stop that one");
    }
  }

  /**
   * A connection has ended.
   *
   * @return whether it was its worker's current one
   */
  public boolean left(String name, UUID connection) {
    boolean current = connections.remove(name, connection);
    if (current) {
      LOG.log(Level.INFO, "worker {0} disconnected, connection {1}", name, connection);
    }
    return current;
  }

  public Optional<ConnectedWorker> find(String name) {
    return connections.find(name);
  }

  /** The names of those connected that speak version 1. */
  public List<String> version1Names() {
    return connected().stream()
        .filter(ConnectedWorker::isVersion1)
        .map(ConnectedWorker::name)
        .toList();
  }

  /** Everyone connected, by name. */
  public List<ConnectedWorker> connected() {
    return connections.all();
  }
}
