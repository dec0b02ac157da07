package io.barto.selftest;

import io.barto.config.ConfigException;
import io.barto.selftest.check.Evidence;
import io.barto.selftest.check.Finding;
import io.barto.selftest.check.Promises;
import io.barto.selftest.check.Troubles;
import io.barto.selftest.evidence.EndStates;
import io.barto.selftest.evidence.Ledger;
import io.barto.selftest.evidence.Window;
import io.barto.selftest.fault.Fault;
import io.barto.selftest.fault.FaultInjector;
import io.barto.selftest.fault.FaultPlan;
import io.barto.selftest.fault.Timeline;
import io.barto.selftest.load.Load;
import io.barto.selftest.site.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One test from beginning to end: start, harm, heal, drain, check. */
final class SelfTest {
  private static final Duration LONGEST_CALM = Duration.ofSeconds(35);

  private final Settings settings;
  private final Report report;
  private final Clock clock;
  private final Path folder;
  private final Load load;
  private final Site site;
  private final Ledger ledger;
  private final EndStates endStates = new EndStates();
  private final Troubles troubles = new Troubles();

  SelfTest(Settings settings, Path bin, PrintStream out, Clock clock) throws IOException {
    this.settings = settings;
    this.report = new Report(out);
    this.clock = clock;
    this.folder = Files.createTempDirectory("bartos-self-test-").toRealPath();
    this.load = Load.of(settings.workers(), settings.schedules());
    this.site = Site.in(folder, bin, load, settings.hmacKey());
    this.ledger = new Ledger(site.dataDir());
  }

  /** Returns whether every promise was kept. */
  boolean run() throws IOException, InterruptedException, SQLException, ConfigException {
    Cleanup cleanup = Cleanup.of(site);
    report.say("bartos self-test: " + settings);
    report.say("Everything is in " + folder);
    boolean kept;
    try {
      kept = test();
    } finally {
      cleanup.stop();
    }
    report.verdict(kept, settings);
    boolean deleted = kept && !settings.keep() && Cleanup.delete(folder);
    if (!deleted) {
      report.say("Logs, witness and database are in " + folder);
    }
    return kept;
  }

  private boolean test() throws IOException, InterruptedException, SQLException, ConfigException {
    new Start(site, ledger, clock).run();
    var books = new Books(site, load, clock);
    Instant from = clock.instant().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    Instant start = from.plus(calm());
    report.say("All workers are connected. Harm begins in " + calm().toSeconds() + " s.");
    List<Fault> faults = faults();
    Instant end = start.plus(settings.length());
    Evidence evidence;
    try (var course = new Course(site, ledger, endStates, clock)) {
      course.run(timeline(faults, books, start), start, end, report);
      var window = new Window(from, end.truncatedTo(ChronoUnit.SECONDS));
      report.step(Duration.between(start, clock.instant()), "all is healed; waiting for the rest");
      evidence = new Drain(site, ledger, books, window, endStates, troubles, course, clock).run();
    }
    report.faults(faults);
    return judge(evidence);
  }

  private Duration calm() {
    Duration quarter = settings.length().dividedBy(4);
    return quarter.compareTo(LONGEST_CALM) < 0 ? quarter : LONGEST_CALM;
  }

  private List<Fault> faults() {
    return settings.noFaults()
        ? List.of()
        : FaultPlan.draw(settings.seed(), load.workers(), settings.length());
  }

  private Timeline timeline(List<Fault> faults, Books books, Instant start) {
    var timeline = new Timeline();
    var injector = new FaultInjector(site);
    for (Fault fault : faults) {
      timeline.add(fault, injector);
      troubles.add(fault.target(), start.plus(fault.begin()), start.plus(fault.end()));
    }
    timeline.add(settings.length().dividedBy(2), "reload", books::reload);
    return timeline;
  }

  private boolean judge(Evidence evidence) throws SQLException, IOException {
    var findings = new ArrayList<>(Promises.check(evidence, ledger));
    findings.add(endsUnasked());
    var all = new ArrayList<String>();
    findings.forEach(
        finding -> finding.violations().forEach(v -> all.add(finding.promise() + ": " + v)));
    Files.write(folder.resolve("violations.txt"), all);
    return report.findings(findings);
  }

  private Finding endsUnasked() {
    List<String> violations =
        site.programs().stream()
            .filter(program -> program.endsUnasked() > 0)
            .map(p -> p.name() + ": " + p.endsUnasked() + " times, see " + p.printed())
            .toList();
    return new Finding(
        "No program ended by itself", site.programs().size() + " programs", violations);
  }
}
