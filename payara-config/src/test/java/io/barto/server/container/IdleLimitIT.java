package io.barto.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import org.junit.jupiter.api.Test;

/** See {@code io.barto.web.session.IdleLimit}: without it a busy server closes new sessions. */
class IdleLimitIT extends InServerTest {
  @Inject
  @SuppressWarnings("NullAway.Init")
  private ServletContext context;

  @Test
  void aSession_hasALimitFromItsBeginning() {
    var container = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
    assertThat(container.getDefaultMaxSessionIdleTimeout()).isPositive();
  }
}
