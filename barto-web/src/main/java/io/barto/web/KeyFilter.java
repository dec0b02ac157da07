package io.barto.web;

import io.barto.server.configuration.boundary.ServerConfiguration;
import jakarta.ejb.EJB;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where an {@code api_key} is configured, nobody gets as far as an upgrade without it. */
@WebFilter(urlPatterns = "/v1/*", asyncSupported = true)
public class KeyFilter implements Filter {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (configuration.admits(((HttpServletRequest) request).getHeader("Authorization"))) {
      chain.doFilter(request, response);
    } else {
      ((HttpServletResponse) response)
          .sendError(HttpServletResponse.SC_UNAUTHORIZED, "the api_key is missing or wrong");
    }
  }
}
