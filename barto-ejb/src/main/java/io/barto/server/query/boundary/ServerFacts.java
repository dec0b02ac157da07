package io.barto.server.query.boundary;

import io.barto.program.ProgramVersion;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.Wire;
import io.barto.security.SigningKey;
import io.barto.server.access.boundary.AccessControl;
import io.barto.server.configuration.boundary.ServerKeys;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.maintenance.boundary.DatabaseClock;
import io.barto.server.query.control.DropSummary;
import io.barto.server.schedule.boundary.Schedules;
import io.barto.server.schedule.boundary.Version1Book;
import io.barto.server.worker.boundary.DroppedMessages;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** What this server is: versions, platform, state. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ServerFacts {
  private static final String BOOK = "book";

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private AccessControl access;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Version1Book version1;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerKeys keys;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private DroppedMessages dropped;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private DatabaseClock databaseClock;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  private Instant started;

  @PostConstruct
  void start() {
    started = clock.instant();
  }

  /** When this server was started. */
  public Instant started() {
    return started;
  }

  /** What people should know, each in words with what to do about it. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    databaseClock.warning().ifPresent(problems::add);
    workers.warnings().forEach((name, text) -> problems.add("worker " + name + ": " + text));
    for (String worker : workers.version1Names()) {
      version1
          .remarks(worker)
          .forEach(
              remark ->
                  problems.add(
                      "worker "
                          + worker
                          + " speaks version 1: "
                          + remark.getKey()
                          + ": "
                          + remark.getValue()));
    }
    return problems;
  }

  /** The facts in the order in which people read them. */
  public List<Variable> variables() {
    var facts = new ArrayList<Variable>();
    ProgramVersion version = ProgramVersion.current();
    facts.add(new Variable("barto", "Version", version.version()));
    facts.add(new Variable("barto", "Build Timestamp", version.built().toString()));
    facts.add(
        new Variable(
            "java",
            "Version",
            System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"));
    facts.add(
        new Variable(
            "os",
            "Name",
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch")));
    facts.add(new Variable("mariadb", "Version", databaseVersion()));
    facts.add(
        new Variable("server", "Started", started.truncatedTo(ChronoUnit.SECONDS).toString()));
    facts.add(new Variable("server", "Uptime", uptime()));
    facts.add(new Variable("server", "Access", access.isOpen() ? Wire.OPEN_TO_ALL : "by api key"));
    facts.add(new Variable(BOOK, "Generation", String.valueOf(schedules.book().generation())));
    facts.add(new Variable(BOOK, "Schedules", String.valueOf(schedules.book().entries().size())));
    for (String worker : workers.version1Names()) {
      version1
          .remarks(worker)
          .forEach(
              remark ->
                  facts.add(
                      new Variable(
                          "version 1", worker + "/" + remark.getKey(), remark.getValue())));
    }
    addSecurity(facts);
    workers.warnings().forEach((name, text) -> facts.add(new Variable("warning", name, text)));
    databaseClock.warning().ifPresent(text -> facts.add(new Variable("warning", "clock", text)));
    return facts;
  }

  private void addSecurity(List<Variable> facts) {
    SigningKey signing = keys.signingKey();
    String key = signing == null ? "none" : signing.verifyingKey().fingerprint();
    facts.add(new Variable("security", "Signing Key", key));
    facts.add(new Variable("security", "HMAC", keys.macKey() == null ? "off" : "on"));
    List<DroppedMessages.Dropped> all = dropped.all();
    facts.add(new Variable("security", "Dropped Messages", DropSummary.of(all, false)));
    facts.add(new Variable("security", "Dropped By Workers", DropSummary.of(all, true)));
  }

  /**
   * The same as one JSON object; keys in snake case, the category first where it is not barto. What
   * is counted of the book is a number; the rest is text, as the published program has it.
   */
  public String json() {
    var object = Json.createObjectBuilder();
    for (Variable fact : variables()) {
      String label = snakeCase(fact.label());
      boolean plain = fact.category().equals("barto");
      String key = plain ? label : snakeCase(fact.category()) + "_" + label;
      if (fact.category().equals(BOOK)) {
        object.add(key, Long.parseLong(fact.value()));
      } else {
        object.add(key, fact.value());
      }
    }
    return object.build().toString();
  }

  private static String snakeCase(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ /]", "_");
  }

  private String uptime() {
    Duration up = Duration.between(started, clock.instant()).truncatedTo(ChronoUnit.SECONDS);
    return up.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private String databaseVersion() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      return "not reachable";
    }
  }
}
