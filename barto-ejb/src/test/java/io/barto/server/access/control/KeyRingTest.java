package io.barto.server.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.ApiKey;
import io.barto.config.Role;
import io.barto.config.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final ApiKey OLD =
      new ApiKey("old", Secret.of("one"), Role.ADMIN, ApiKey.ANY_WORKER);
  private static final ApiKey NEW =
      new ApiKey("new", Secret.of("two"), Role.VIEWER, ApiKey.ANY_WORKER);

  private final KeyRing ring = new KeyRing(List.of(OLD, NEW));

  @Test
  void find_knowsEachKey() {
    assertThat(ring.find("Bearer one")).isEqualTo(OLD);
    assertThat(ring.find("bearer two")).isEqualTo(NEW);
    assertThat(ring.isEmpty()).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"Bearer", "Bearer ", "Bearer on", "Bearer onee", "Bearer ONE", "Basic one", "one"})
  void find_knowsNoOther(String authorization) {
    assertThat(ring.find(authorization)).isNull();
  }

  @Test
  void emptyRing_isEmpty() {
    assertThat(new KeyRing(List.of()).isEmpty()).isTrue();
  }
}
