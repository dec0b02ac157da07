package io.barto.web.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds requests as a container hands them to a filter. */
final class ARequest {
  private final Map<String, String> headers = new HashMap<>();
  private String servletPath = "/";
  private @Nullable String pathInfo;
  private String uri = "/";
  private @Nullable String address = "127.0.0.1";

  private ARequest() {}

  static ARequest aRequest() {
    return new ARequest();
  }

  /**
   * @param sent as it stood in the request line
   * @param servlet what the container made of it
   */
  ARequest to(String sent, String servlet, @Nullable String info) {
    uri = sent;
    servletPath = servlet;
    pathInfo = info;
    return this;
  }

  ARequest to(String path) {
    return to(path, path, null);
  }

  ARequest from(@Nullable String peer) {
    address = peer;
    return this;
  }

  ARequest with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  HttpServletRequest built() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ARequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> answer(method, arguments));
  }

  private @Nullable Object answer(Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "getHeader" -> arguments == null ? null : headers.get(String.valueOf(arguments[0]));
      case "getParameter" -> null;
      case "getServletPath" -> servletPath;
      case "getPathInfo" -> pathInfo;
      case "getRequestURI" -> uri;
      case "getRemoteAddr" -> address;
      case "getAttribute", "getUserPrincipal" -> null;
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }
}
