package io.barto.web.entry;

import io.barto.security.SealedConnection;
import io.barto.server.configuration.boundary.ServerKeys;
import jakarta.ejb.EJB;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells a worker that sends a nonce what this server applies to its messages, so that it can say
 * what is wrong where that is not what it expects.
 */
public class ProtectionFilter implements Filter {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerKeys keys;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String applied = keys.protection();
    boolean asked = ((HttpServletRequest) request).getHeader(SealedConnection.NONCE_HEADER) != null;
    if (asked && !applied.isEmpty()) {
      ((HttpServletResponse) response).setHeader(SealedConnection.PROTECTION_HEADER, applied);
    }
    chain.doFilter(request, response);
  }
}
