package io.barto.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.RefusalText;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a filter answers. */
final class AnAnswer {
  private final Map<String, List<String>> headers = new HashMap<>();
  private final Body body = new Body();
  private int status;

  /** 0 where the filter did not answer. */
  int status() {
    return status;
  }

  /** The reason in the header. */
  String refusal() {
    return RefusalText.in(headers);
  }

  String body() {
    return body.bytes.toString(UTF_8);
  }

  HttpServletResponse built() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            AnAnswer.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> answer(method, arguments));
  }

  private @Nullable Object answer(Method method, Object[] arguments) {
    switch (method.getName()) {
      case "setHeader" ->
          headers.put(String.valueOf(arguments[0]), List.of(String.valueOf(arguments[1])));
      case "setStatus" -> status = (Integer) arguments[0];
      case "setContentType", "setContentLength" -> {}
      case "getOutputStream" -> {
        return body;
      }
      default -> throw new UnsupportedOperationException(method.getName());
    }
    return null;
  }

  private static final class Body extends ServletOutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("setWriteListener");
    }
  }
}
