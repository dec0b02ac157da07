package io.barto.cli.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The HTTP request that turns a connection into a WebSocket, and its answer. */
final class Upgrade {
  private static final int KEY_BYTES = 16;
  private static final int LONGEST_LINE = 1 << 14;
  private static final int MOST_LINES = 200;
  private static final int SWITCHING_PROTOCOLS = 101;

  private final String key;

  Upgrade(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    this.key = Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * What the server answered.
   *
   * @param headers by name, in which case does not matter
   */
  record Answer(int status, Map<String, List<String>> headers) {
    boolean switches() {
      return status == SWITCHING_PROTOCOLS;
    }

    String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? "" : values.get(0);
    }
  }

  /** The request's bytes. */
  byte[] request(String host, String target, Map<String, String> headers) {
    var request = new StringBuilder("GET ").append(target).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(host).append("\r\nUpgrade: websocket\r\n");
    request.append("Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
    headers.forEach((name, value) -> request.append(name).append(": ").append(value + "\r\n"));
    return request.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  /** Reads the answer's head. */
  Answer answer(InputStream in) throws IOException {
    String[] status = line(in).split(" ", 3);
    if (!status[0].startsWith("HTTP/1.") || status.length < 2 || !status[1].matches("[0-9]{3}")) {
      throw new IOException("it does not speak HTTP");
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String line = line(in);
    for (int i = 0; !line.isEmpty() && i < MOST_LINES; i++) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
      line = line(in);
    }
    return new Answer(Integer.parseInt(status[1]), headers);
  }

  /** Whether who answered has understood that it is to be a WebSocket. */
  boolean isAccepted(Answer answer) {
    return answer.switches() && answer.header("Sec-WebSocket-Accept").equals(Acceptance.of(key));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("it ended the connection before it had answered");
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("it does not speak HTTP");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
