package io.barto.web.caller;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** The name that a peer gives in its address. */
public final class PeerName {
  /** Of whoever gives none. */
  static final String NONE = "Unknown";

  private PeerName() {}

  /** {@code Unknown} where the peer gives none. */
  public static String of(Session session) {
    return utf8(session.getRequestParameterMap().getOrDefault("name", List.of(NONE)).get(0));
  }

  /** The same, before there is a session: the session's parameters are those of the request. */
  public static String of(HttpServletRequest request) {
    String name = request.getParameter("name");
    return utf8(name == null ? NONE : name);
  }

  /** The container reads the octets of an address as ISO 8859-1; what peers send is UTF-8. */
  public static String utf8(String name) {
    if (name.chars().anyMatch(c -> c > 0xFF)) {
      return name;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(name.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }
}
