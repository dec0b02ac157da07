package io.barto.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.worker.journal.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionRuleTest {
  private static final Path FILE = Path.of("bartoc.toml");

  @TempDir Path directory;

  @Test
  void aServerThatHasSpokenVersion2_isHeldToItAlsoByALaterWorker() throws Exception {
    var rule = new VersionRule(null, "bartos.example.com:20000", FILE);
    Path file = directory.resolve("journal");
    try (Journal journal = Journal.open(file)) {
      assertThat(rule.objection(journal.version1())).isNull();
      journal.version1().speaksVersion2("bartos.example.com:20000");
    }
    try (Journal journal = Journal.open(file)) {
      assertThat(rule.objection(journal.version1()))
          .contains("bartos.example.com:20000", "allow_version_1 = true", "bartoc.toml");
      var other = new VersionRule(null, "other.example.com:20000", FILE);
      assertThat(other.objection(journal.version1())).isNull();
    }
  }

  @Test
  void theConfiguration_hasTheLastWord() throws Exception {
    try (Journal journal = Journal.open(directory.resolve("journal"))) {
      assertThat(new VersionRule(false, "a:1", FILE).objection(journal.version1()))
          .contains("allow_version_1 = false");
      journal.version1().speaksVersion2("a:1");
      assertThat(new VersionRule(true, "a:1", FILE).objection(journal.version1())).isNull();
    }
  }
}
