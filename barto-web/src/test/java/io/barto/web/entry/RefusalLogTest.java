package io.barto.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final String NAME = "io.barto.web.RefusalLogTest";

  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void log_saysOneASecondOfEachKind_andHowManyItLeftOut() {
    Logger logger = Logger.getLogger(NAME);
    Handler handler = new Lines();
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    var log = new RefusalLog(System.getLogger(NAME), () -> now);

    for (int i = 0; i < 1000; i++) {
      log.log(401, "worker w from 192.0.2.7", "no key");
    }
    log.log(403, "worker v from 192.0.2.9", "no name of the certificate");
    now = now.plusSeconds(1);
    log.log(401, "barto-cli `c` from 192.0.2.8", "wrong key");
    logger.removeHandler(handler);

    assertThat(lines)
        .containsExactly(
            "worker w from 192.0.2.7 refused (401): no key",
            "worker v from 192.0.2.9 refused (403): no name of the certificate",
            "barto-cli `c` from 192.0.2.8 refused (401): wrong key; and 999 others since the last"
                + " such line");
  }

  private final class Lines extends Handler {
    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
