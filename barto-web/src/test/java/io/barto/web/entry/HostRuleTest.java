package io.barto.web.entry;

import static io.barto.web.entry.ARequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.NamePattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
  private final HostRule rule =
      new HostRule(List.of(new NamePattern("barto.example"), new NamePattern("*.intern")));

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:20000",
        "127.0.0.1:20000",
        "192.0.2.7",
        "[::1]:20000",
        "barto.example:443",
        "Barto.Example.",
        "b.intern"
      })
  void itsOwnNames_andAddresses_areAdmitted(String host) {
    assertThat(rule.admits(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:20000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "barto.example.evil.example",
        "1.2.3.4x",
        "intern"
      })
  void anyOtherName_isNot(String host) {
    assertThat(rule.admits(host)).isFalse();
  }

  @Test
  void upgradesOfPrograms_areExempt_thoseOfPagesAreNot() {
    assertThat(HostFilter.isUpgradeOfAProgram(aRequest().with("Upgrade", "WebSocket").built()))
        .isTrue();
    assertThat(
            HostFilter.isUpgradeOfAProgram(
                aRequest().with("Upgrade", "websocket").with("Origin", "http://x").built()))
        .isFalse();
    assertThat(HostFilter.isUpgradeOfAProgram(aRequest().built())).isFalse();
  }
}
