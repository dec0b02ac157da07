package io.barto.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a status and one line of text, where the container's own page would garble it. */
final class PlainRefusal {
  private PlainRefusal() {}

  static void send(HttpServletResponse response, int status, String text) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(text);
  }
}
