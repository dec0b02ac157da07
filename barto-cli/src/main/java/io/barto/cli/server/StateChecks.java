package io.barto.cli.server;

import io.barto.cli.answer.Times;
import io.barto.protocol.ServerAnswer.ServerState;
import io.barto.protocol.ServerAnswer.ShownCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What can be told from a server's state.
 *
 * @param version of this program
 * @param roundTrip how long the server took to tell it
 * @param now when it came
 */
record StateChecks(
    ServerState state, String version, Duration roundTrip, Instant now, Times times) {
  private static final Duration CLOCK_LIMIT = Duration.ofSeconds(2);
  private static final Duration EXPIRY_WARNING = Duration.ofDays(30);

  List<Check> all() {
    var checks = new ArrayList<Check>();
    checks.add(versions());
    checks.add(clock());
    checks.add(database());
    checks.add(queries());
    checks.add(access());
    checks.add(encryption());
    state.certificates().forEach(certificate -> checks.add(certificate(certificate)));
    checks.add(workers());
    checks.add(schedules());
    state.problems().stream()
        .filter(problem -> !(state.asker().open() && problem.startsWith("no api_key")))
        .forEach(problem -> checks.add(told(problem)));
    return checks;
  }

  /** What to do about it may stand in a line below. */
  private static Check told(String problem) {
    String[] lines = problem.split("\n", 2);
    return Check.warning("server", lines[0], lines.length > 1 ? lines[1] : "see the server's log");
  }

  private Check versions() {
    String found = "server " + state.version() + ", barto-cli " + version;
    return state.version().equals(version)
        ? Check.ok("versions", found + ", wire version " + state.wire())
        : Check.warning("versions", found, "install the same version on both hosts");
  }

  /** Half of the way there and back is the message's, not the clock's. */
  private Check clock() {
    Duration ahead = Duration.between(state.time(), now.minus(roundTrip.dividedBy(2)));
    String found =
        String.format(
            Locale.ROOT,
            "this host's is %.1f s %s the server's",
            Math.abs(ahead.toMillis()) / 1000.0,
            ahead.isNegative() ? "behind" : "ahead of");
    return ahead.abs().compareTo(CLOCK_LIMIT) <= 0
        ? Check.ok("clock", found)
        : Check.warning("clock", found, "set both by NTP");
  }

  private Check database() {
    var database = state.database();
    return database.reachable()
        ? Check.ok("database", database.version())
        : Check.failed(
            "database",
            "the server can't reach it: " + database.problem(),
            "see [mariadb] in bartos.toml, and whether the database runs");
  }

  private Check queries() {
    return state.database().queries()
        ? Check.ok("queries", "switched on")
        : Check.warning(
            "queries",
            "barto-cli query is switched off",
            "name a user who can only read: query_username and query_password under [mariadb] in"
                + " bartos.toml");
  }

  private Check access() {
    var asker = state.asker();
    if (asker.open()) {
      return Check.warning(
          "access",
          "the server has no api_key and serves whoever reaches it",
          "make one with barto-cli keys generate api, and put it into bartos.toml");
    }
    return Check.ok("access", "by key " + asker.key() + ", role " + asker.role());
  }

  private Check encryption() {
    if (state.tls()) {
      return Check.ok("encryption", "TLS");
    }
    return state.asker().local()
        ? Check.ok("encryption", "none, but the server is on this host")
        : Check.warning(
            "encryption",
            "none: whoever is in between reads along",
            "set up TLS: barto-cli certs init, and [actix.tls] in bartos.toml");
  }

  private Check certificate(ShownCertificate one) {
    String name = "certificate " + one.subject();
    String until = "valid until " + times.showWithDistance(one.notAfter());
    if (one.notAfter().isBefore(now)) {
      return Check.failed(
          name,
          "expired on " + times.showWithDistance(one.notAfter()),
          "make a new one: barto-cli certs server");
    }
    return one.notAfter().isBefore(now.plus(EXPIRY_WARNING))
        ? Check.warning(name, until, "make a new one: barto-cli certs server")
        : Check.ok(name, until);
  }

  private Check workers() {
    String found = state.connected() + " connected, " + state.away() + " away";
    return state.away() == 0
        ? Check.ok("workers", found)
        : Check.warning("workers", found, "barto-cli clients says which, since when and why");
  }

  private Check schedules() {
    return Check.ok(
        "schedules",
        state.schedules()
            + ", generation "
            + state.generation()
            + "; running since "
            + times.showWithDistance(state.started()));
  }
}
