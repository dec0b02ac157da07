package io.barto.web.entry;

import static io.barto.web.entry.ARequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.web.caller.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeFilterTest {
  private static final String ELSEWHERE = "192.0.2.7";

  private final List<HttpServletRequest> passed = new ArrayList<>();
  private final List<Integer> refused = new ArrayList<>();

  private void filter(ARequest request) throws IOException, ServletException {
    FilterChain chain = (req, res) -> passed.add((HttpServletRequest) req);
    var answer = new AnAnswer();
    new EdgeFilter(new Refusals(Clock.systemUTC()))
        .doFilter(request.built(), answer.built(), chain);
    if (answer.status() != 0) {
      assertThat(answer.refusal()).isNotEmpty().isEqualTo(answer.body().strip());
      refused.add(answer.status());
    }
  }

  private void assertPassed() {
    assertThat(refused).isEmpty();
    assertThat(passed).hasSize(1);
  }

  private void assertRefused() {
    assertThat(refused).containsExactly(403);
    assertThat(passed).isEmpty();
  }

  @Test
  void aProgram_sendsNoOrigin_andPasses() throws Exception {
    filter(aRequest().to("/v1/ws/worker").from(ELSEWHERE).with("Host", "barto.example:21526"));
    assertPassed();
  }

  @ParameterizedTest
  @CsvSource({
    "https://barto.example, barto.example",
    "https://barto.example:8443, barto.example:8443",
    "http://Barto.Example, barto.EXAMPLE",
    "http://[::1]:8080, [::1]:8080"
  })
  void theServersOwnPages_pass(String origin, String host) throws Exception {
    filter(aRequest().to("/v1/ws/cli").with("Origin", origin).with("Host", host));
    assertPassed();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, barto.example",
    "https://barto.example:8443, barto.example",
    "https://barto.example.evil.example, barto.example",
    "https://barto.example@evil.example, barto.example",
    "null, barto.example",
    "not an origin, barto.example",
    "'', barto.example",
    "file:///etc/passwd, barto.example"
  })
  void pagesOfOthers_areRefused(String origin, String host) throws Exception {
    filter(aRequest().to("/v1/ws/cli").with("Origin", origin).with("Host", host));
    assertRefused();
  }

  @Test
  void anOriginWithoutAHost_isRefused() throws Exception {
    filter(aRequest().to("/v1/ws/cli").with("Origin", "https://barto.example"));
    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/metrics", "/openapi", "/openapi/ui"})
  void theContainersPages_areForThisHost(String path) throws Exception {
    filter(aRequest().to(path).from(ELSEWHERE));
    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
  void thisHost_seesTheContainersPages(String address) throws Exception {
    filter(aRequest().to("/health").from(address));
    assertPassed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%68ealth",
        "/health;x=1",
        "//health",
        "/./health",
        "/x/../health",
        "/barto/health"
      })
  void howeverThePathIsWritten_whatTheContainerMadeOfItCounts(String sent) throws Exception {
    filter(aRequest().to(sent, "/health", null).from(ELSEWHERE));
    filter(aRequest().to(sent + "/ready", "/health", "/ready").from(ELSEWHERE));
    assertThat(refused).containsExactly(403, 403);
    assertThat(passed).isEmpty();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"192.0.2.7", "2001:db8::1", "0.0.0.0", "not..an..address"})
  void anyOtherAddress_isNotThisHost(String address) throws Exception {
    filter(aRequest().to("/metrics").from(address));
    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthy", "/v1/health", "/", "/v1/ws/worker"})
  void otherPages_areForAll(String path) throws Exception {
    filter(aRequest().to(path).from(ELSEWHERE));
    assertPassed();
  }

  @Test
  void theEndpoints_areToldWhoIsCalling() throws Exception {
    filter(aRequest().to("/v1/ws/worker").from(ELSEWHERE));
    assertThat(passed.get(0).getUserPrincipal())
        .isInstanceOfSatisfying(
            Caller.class, caller -> assertThat(caller.address()).isEqualTo(ELSEWHERE));
    assertThat(passed.get(0).getUserPrincipal().getName()).isEqualTo(ELSEWHERE);
  }
}
