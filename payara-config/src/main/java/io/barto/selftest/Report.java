package io.barto.selftest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.barto.selftest.check.Finding;
import io.barto.selftest.fault.Fault;
import io.barto.selftest.fault.FaultKind;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/** What is told to people. */
final class Report {
  private static final int SHOWN = 8;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Tells of something that is done, with its time since the start. */
  void step(Duration at, String what) {
    say(String.format(Locale.ROOT, "%7.1f s  %s", at.toMillis() / 1_000.0, what));
  }

  void faults(List<Fault> faults) {
    var counts =
        faults.stream()
            .collect(groupingBy(Fault::kind, () -> new EnumMap<>(FaultKind.class), counting()));
    say("");
    say("Faults: " + faults.size());
    counts.forEach((kind, count) -> say("  %4d  %s".formatted(count, kind.title())));
  }

  /** Returns whether all was kept. */
  boolean findings(List<Finding> findings) {
    say("");
    say("Promises");
    findings.forEach(this::finding);
    return findings.stream().allMatch(Finding::isKept);
  }

  private void finding(Finding finding) {
    int violations = finding.violations().size();
    String verdict = finding.isKept() ? "kept  " : "BROKEN";
    say("  %s  %s: %s".formatted(verdict, finding.promise(), finding.counted()));
    if (!finding.isKept()) {
      say(
          finding.violations().stream()
              .limit(SHOWN)
              .map(violation -> "            " + violation)
              .collect(joining("\n", "          %d times:\n".formatted(violations), "")));
    }
    if (violations > SHOWN) {
      say("            and " + (violations - SHOWN) + " more, in violations.txt");
    }
  }

  void verdict(boolean kept, Settings settings) {
    say("");
    say(kept ? "Every promise was kept." : "Not every promise was kept.");
    say("The same again: " + settings.commandLine());
  }
}
