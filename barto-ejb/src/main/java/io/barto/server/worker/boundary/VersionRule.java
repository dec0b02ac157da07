package io.barto.server.worker.boundary;

import io.barto.server.configuration.boundary.ServerConfiguration;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.Optional;

/**
 * Whether a worker may speak version 1. One that was seen with version 2 may not any more, unless
 * the configuration says so: else whoever strips a header of its request also strips what version 2
 * protects.
 */
@Stateless
public class VersionRule {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore store;

  /** Why a worker is not served with version 1, for people; empty: it is. */
  public Optional<String> refusal(String worker) {
    if (configuration.config().limits().allowsDowngradeOf(worker)
        || !store.seenWithVersion2(worker)) {
      return Optional.empty();
    }
    return Optional.of(
        "worker `"
            + worker
            + "` was seen with version 2 of the wire and is not served with version 1 any more;"
            + " if that is meant, add its name to allow_downgrade under [limits] in bartos.toml");
  }
}
