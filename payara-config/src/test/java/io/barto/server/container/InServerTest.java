package io.barto.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.server.arquillian.ServerArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs inside the server. */
@ExtendWith(ArquillianExtension.class)
abstract class InServerTest {
  @Deployment
  public static WebArchive server() {
    return ServerArchive.create();
  }

  /** Waits until something is so. */
  static void until(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("the time by which it should be so").isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
