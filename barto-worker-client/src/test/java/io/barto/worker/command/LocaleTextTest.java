package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LocaleTextTest {
  @Test
  void whatTheLocaleCantWrite_isRefused() {
    assertThatThrownBy(() -> LocaleText.check("rm /data/\u00fc*", US_ASCII))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("US-ASCII")
        .hasMessageContaining("LC_ALL=C.UTF-8");
  }

  @Test
  void whatItCan_passes() {
    assertThatCode(() -> LocaleText.check("rm /data/\u00fc*", UTF_8)).doesNotThrowAnyException();
    assertThatCode(() -> LocaleText.check("rm /data/*", US_ASCII)).doesNotThrowAnyException();
  }
}
