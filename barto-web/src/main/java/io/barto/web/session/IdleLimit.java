package io.barto.web.session;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;
import java.time.Duration;

/**
 * Gives every session a limit of idle time from its beginning; each {@link Visit} sets its own.
 *
 * <p>Without it, Tyrus 2.1.5 ({@code TyrusSession}) has a new session looked at after its limit of
 * 0, at once; and where that thread is held up until the session has got a limit of its own, takes
 * it for one that was idle for so long, and closes it: a busy server would hang up on who comes in.
 */
@WebListener
public final class IdleLimit implements ServletContextListener {
  private static final Duration LONGEST = Duration.ofDays(1);

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
    ((ServerContainer) container).setDefaultMaxSessionIdleTimeout(LONGEST.toMillis());
  }
}
