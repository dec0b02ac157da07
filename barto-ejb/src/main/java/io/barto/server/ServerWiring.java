package io.barto.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one place that reads the machine's clock. */
@ApplicationScoped
public class ServerWiring {
  @Produces
  @Dependent
  Clock clock() {
    return Clock.systemUTC();
  }
}
