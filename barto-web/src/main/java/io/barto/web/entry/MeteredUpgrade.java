package io.barto.web.entry;

import io.barto.web.limit.Doorkeeper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the container and the WebSocket library, which takes over a connection as an
 * upgrade handler, and has the connection's bytes counted.
 */
public class MeteredUpgrade implements HttpUpgradeHandler {
  private static final Duration A_MOMENT = Duration.ofSeconds(3);

  private @Nullable HttpUpgradeHandler handler;
  private @Nullable Doorkeeper doorkeeper;
  private @Nullable MeteredConnection connection;

  /** A request whose upgrade is metered. */
  static final class Request extends HttpServletRequestWrapper {
    private final Doorkeeper doorkeeper;

    Request(HttpServletRequest request, Doorkeeper doorkeeper) {
      super(request);
      this.doorkeeper = doorkeeper;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
        throws IOException, ServletException {
      T wanted = instance(type);
      MeteredUpgrade metered = super.upgrade(MeteredUpgrade.class);
      metered.handler = wanted;
      metered.doorkeeper = doorkeeper;
      return wanted;
    }

    private static <T> T instance(Class<T> type) throws ServletException {
      try {
        return type.getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new ServletException(e);
      }
    }
  }

  @Override
  public void init(WebConnection web) {
    HttpUpgradeHandler to = handler;
    Doorkeeper by = doorkeeper;
    if (to != null && by != null) {
      connection =
          new MeteredConnection(web, by.unfinished(), closing -> by.after(A_MOMENT, closing));
      to.init(connection);
    }
  }

  @Override
  public void destroy() {
    if (handler != null) {
      handler.destroy();
    }
    if (connection != null) {
      connection.forget();
    }
  }
}
