package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "10, 1, 1000",
    "10, 2, 2000",
    "10, 3, 4000",
    "10, 7, 60000",
    "10, 1000000, 60000",
    "2, 3, 4000",
    "2, 4, 4000",
    "0, 9, 1000"
  })
  void after_doublesUpToItsBounds(int retryCount, int failures, long most) {
    var backoff = new Backoff(retryCount, new Random(7));
    for (int draw = 0; draw < 100; draw++) {
      assertThat(backoff.after(failures).toMillis()).isBetween(most / 2, most);
    }
  }

  @Test
  void warns_asOftenAsTheConfigurationSays() {
    var backoff = new Backoff(3, new Random(7));
    assertThat(backoff.warns(3)).isTrue();
    assertThat(backoff.warns(4)).isFalse();
  }
}
