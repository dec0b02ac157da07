package io.barto.server.access.boundary;

import static java.util.Objects.requireNonNull;

import io.barto.config.ApiKey;
import io.barto.config.Role;
import io.barto.plan.NamePattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody who connects may do, and by which key. Its refusals say why, for people.
 *
 * @param kind whether keys count at all
 * @param key the name of the key; empty without one
 * @param role what the key is for
 * @param workers the names of workers that it is good for
 */
public record Grant(Kind kind, String key, Role role, List<NamePattern> workers) {
  /** Whether keys count. */
  public enum Kind {
    /** Nobody has looked at keys yet: nothing is granted. */
    NONE,
    /** The server has no keys. */
    OPEN,
    /** By a key. */
    KEY
  }

  /** Before anybody has looked at keys. */
  public static final Grant NONE = new Grant(Kind.NONE, "", Role.WORKER, List.of());

  /** That of everybody, on a server without keys. */
  public static final Grant OPEN = new Grant(Kind.OPEN, "", Role.ADMIN, ApiKey.ANY_WORKER);

  public Grant {
    requireNonNull(kind, "kind");
    requireNonNull(key, "key");
    requireNonNull(role, "role");
    workers = List.copyOf(workers);
  }

  static Grant of(ApiKey key) {
    return new Grant(Kind.KEY, key.name(), key.role(), key.workers());
  }

  /** Why this does not let a worker of a name in; empty where it does. */
  public Optional<String> refusalOfWorker(String name) {
    if (kind == Kind.NONE) {
      return Optional.of("no key has been looked at");
    }
    if (role != Role.WORKER && role != Role.ADMIN) {
      return Optional.of(
          "the api key " + key + " has the role " + roleName() + "; workers need one with worker");
    }
    if (workers.stream().noneMatch(pattern -> pattern.matches(name))) {
      return Optional.of(
          "the api key "
              + key
              + " is not good for a worker of this name, only for: "
              + workers.stream().map(NamePattern::text).collect(Collectors.joining(", ")));
    }
    return Optional.empty();
  }

  /** Why this lets nobody in who asks questions or gives orders; empty where it does. */
  public Optional<String> refusalOfPeople() {
    if (kind == Kind.NONE) {
      return Optional.of("no key has been looked at");
    }
    return role == Role.WORKER
        ? Optional.of(
            "the api key "
                + key
                + " has the role worker; people need one with viewer, operator or admin")
        : Optional.empty();
  }

  /**
   * Why this does not grant a right; empty where it does.
   *
   * @param fromThisHost whether the request comes over the loopback interface
   */
  public Optional<String> refusal(Right right, boolean fromThisHost) {
    if (kind == Kind.OPEN && right.isGuarded() && !fromThisHost) {
      return Optional.of(
          "this server has no api_key, so what changes anything is taken from its own host only;"
              + " set [api_keys.*] in bartos.toml");
    }
    if (kind == Kind.NONE || !right.isOf(role)) {
      return Optional.of(
          "the api key "
              + key
              + " has the role "
              + roleName()
              + "; this needs one with "
              + right.least().name().toLowerCase(Locale.ROOT));
    }
    return Optional.empty();
  }

  /** For the log. */
  @Override
  public String toString() {
    return kind == Kind.KEY ? "api key " + key + " (" + roleName() + ")" : "no api key";
  }

  private String roleName() {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
