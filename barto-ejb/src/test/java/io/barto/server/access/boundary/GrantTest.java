package io.barto.server.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.ApiKey;
import io.barto.config.Role;
import io.barto.config.Secret;
import io.barto.plan.NamePattern;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrantTest {
  private static Grant of(Role role, String... workers) {
    List<NamePattern> names = Stream.of(workers).map(NamePattern::new).toList();
    return Grant.of(new ApiKey("k", Secret.of("secret"), role, names));
  }

  @ParameterizedTest
  @CsvSource({
    "VIEWER, READ, true",
    "VIEWER, QUERY, false",
    "VIEWER, CLEAN_UP, false",
    "VIEWER, CHANGE, false",
    "VIEWER, ADMINISTER, false",
    "OPERATOR, READ, true",
    "OPERATOR, QUERY, true",
    "OPERATOR, CLEAN_UP, true",
    "OPERATOR, CHANGE, true",
    "OPERATOR, ADMINISTER, false",
    "ADMIN, READ, true",
    "ADMIN, QUERY, true",
    "ADMIN, CLEAN_UP, true",
    "ADMIN, CHANGE, true",
    "ADMIN, ADMINISTER, true"
  })
  void roles_haveTheirRights(Role role, Right right, boolean granted) {
    assertThat(of(role, "*").refusal(right, false).isEmpty()).isEqualTo(granted);
    assertThat(of(role, "*").refusal(right, true).isEmpty()).isEqualTo(granted);
  }

  @ParameterizedTest
  @EnumSource
  void workers_haveNone_norHasWhoWasNotLookedAt(Right right) {
    assertThat(of(Role.WORKER, "*").refusal(right, true)).isPresent();
    assertThat(Grant.NONE.refusal(right, true)).isPresent();
  }

  @Test
  void refusals_sayWhy_withoutTheKey() {
    assertThat(of(Role.VIEWER, "*").refusal(Right.CHANGE, false))
        .contains("the api key k has the role viewer; this needs one with operator");
    assertThat(of(Role.WORKER, "web-*").refusalOfWorker("db"))
        .get()
        .asString()
        .contains("api key k", "only for: web-*")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "WORKER, true, false",
    "VIEWER, false, true",
    "OPERATOR, false, true",
    "ADMIN, true, true"
  })
  void endpoints_areForTheirRoles(Role role, boolean worker, boolean people) {
    assertThat(of(role, "*").refusalOfWorker("w").isEmpty()).isEqualTo(worker);
    assertThat(of(role, "*").refusalOfPeople().isEmpty()).isEqualTo(people);
  }

  @Test
  void workerKeys_areGoodForTheirNames() {
    Grant grant = of(Role.WORKER, "web-*", "db-?");
    assertThat(grant.refusalOfWorker("web-1")).isEmpty();
    assertThat(grant.refusalOfWorker("db-1")).isEmpty();
    assertThat(grant.refusalOfWorker("db-12")).isPresent();
    assertThat(grant.refusalOfWorker("Unknown")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"READ, true", "QUERY, true", "CLEAN_UP, true", "CHANGE, false", "ADMINISTER, false"})
  void serverWithoutKeys_isChangedFromItsOwnHostOnly(Right right, boolean fromElsewhere) {
    assertThat(Grant.OPEN.refusal(right, true)).isEmpty();
    assertThat(Grant.OPEN.refusal(right, false).isEmpty()).isEqualTo(fromElsewhere);
    assertThat(Grant.OPEN.refusalOfWorker("any")).isEmpty();
    assertThat(Grant.OPEN.refusalOfPeople()).isEmpty();
  }

  @Test
  void whoWasNotLookedAt_isLetInNowhere() {
    assertThat(Grant.NONE.refusalOfWorker("any")).isPresent();
    assertThat(Grant.NONE.refusalOfPeople()).isPresent();
  }

  @Test
  void requests_haveTheirRights() {
    var rights = new RequestRights();
    assertThat(new CliToServer.Cleanup().accept(rights)).isEqualTo(Right.CLEAN_UP);
    assertThat(new CliToServer.Query("SELECT 1").accept(rights)).isEqualTo(Right.QUERY);
    assertThat(new CliToServer.Failed().accept(rights)).isEqualTo(Right.READ);
    assertThat(new ServerRequest.CheckReload("new.toml", "").accept(rights))
        .isEqualTo(new CliToServer.Reload(true).accept(rights))
        .isEqualTo(Right.CHANGE);
  }
}
